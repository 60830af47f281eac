using System.Diagnostics;
using System.Globalization;
using Timeline.Torture.Writing;

namespace Timeline.Torture.Servers;

/// <summary>A process of this program, which may tell numbers, one a line. It ends when its standard input does, at the latest.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly IDisposable _leftover;
    private readonly Task _reading;
    private readonly List<long> _numbers = [];
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process, IDisposable leftover)
    {
        (_process, _leftover) = (process, leftover);
        _reading = Task.Run(ReadAsync);
    }

    public int Id => _process.Id;

    /// <summary>Everything told; to be asked after its end.</summary>
    public IReadOnlyList<long> Numbers => _numbers;

    public int ExitCode => _process.ExitCode;

    public static ChildProcess Start(string mode, string connectionString, int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { mode, "--seed", seed.ToString(CultureInfo.InvariantCulture) },
        };
        start.Environment[WriterProcess.ConnectionVariable] = connectionString;
        var (process, leftover) = Leftovers.Start(start);
        return new ChildProcess(process, leftover);
    }

    /// <summary>Returns when it has told a number.</summary>
    public Task ToldAsync() => _told.Task;

    public async Task EndedAsync(TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(late.Token);
        await _reading;
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        await _reading;
        _leftover.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _numbers.Add(long.Parse(line, CultureInfo.InvariantCulture));
            _told.TrySetResult();
        }

        _told.TrySetResult();
    }
}
