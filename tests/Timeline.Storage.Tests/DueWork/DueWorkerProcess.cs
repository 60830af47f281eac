using System.Diagnostics;
using Timeline.Storage.DueWork;

namespace Timeline.Storage.Tests.DueWork;

/// <summary>A process that does due work until its standard input ends, and what starts and kills it.</summary>
internal sealed class DueWorkerProcess : IAsyncDisposable
{
    private const string ConnectionVariable = "DUE_WORKER_POSTGRES";

    public static readonly string[] Kinds = ["first", "second", "third"];

    private readonly Process _process;

    private DueWorkerProcess(Process process) => _process = process;

    /// <summary>The other side: what the process does.</summary>
    public static async Task<int> WorkAsync(string schema, string tenant)
    {
        await using var node = new StoreNode(Environment.GetEnvironmentVariable(ConnectionVariable)!, schema, "due worker");
        using var stop = new CancellationTokenSource();
        var worker = new DueWorker(node.Store, [tenant], Kinds.Select(kind => new Reminding(kind)), [], new DueWorkOptions { LookEvery = TimeSpan.FromMilliseconds(100) });
        var working = worker.RunAsync(stop.Token);
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        await working;
        return 0;
    }

    /// <summary>Returns when it works.</summary>
    public static async Task<DueWorkerProcess> StartAsync(string connectionString, string schema, string tenant)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "due-worker", schema, tenant },
        };
        // Not on the command line: it holds the password.
        start.Environment[ConnectionVariable] = connectionString;
        var process = new DueWorkerProcess(Process.Start(start)!);
        if (await process._process.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("A worker ended before it began.");
        return process;
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                await KillAsync();
            }
        }

        _process.Dispose();
    }
}
