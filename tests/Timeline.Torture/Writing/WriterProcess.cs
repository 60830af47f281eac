using System.Diagnostics;
using System.Globalization;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Writing;

/// <summary>A writer as its parent sees it.</summary>
internal sealed class WriterProcess : IAsyncDisposable
{
    public const string ConnectionVariable = "TORTURE_POSTGRES";

    private readonly Process _process;
    private readonly Task _reading;
    private readonly IDisposable _leftover;
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Journal _journal = new();

    private WriterProcess(Process process, IDisposable leftover)
    {
        (_process, _leftover) = (process, leftover);
        _reading = Task.Run(ReadAsync);
    }

    public static WriterProcess Start(string connectionString, int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "writer", "--seed", seed.ToString(CultureInfo.InvariantCulture) },
        };
        // Not on the command line: it holds the password.
        start.Environment[ConnectionVariable] = connectionString;
        var (process, leftover) = Leftovers.Start(start);
        return new WriterProcess(process, leftover);
    }

    public async Task BeginAsync(string tenant, Journal journal)
    {
        _journal = journal;
        _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.StandardInput.WriteLineAsync($"begin {tenant}");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Ends the load; returns when everything under way has been answered or given up.</summary>
    public async Task EndAsync()
    {
        await _process.StandardInput.WriteLineAsync("end");
        await _process.StandardInput.FlushAsync();
        await _idle.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary><c>kill -9</c>; returns when everything that it had told has been heard.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _reading;
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

        await _reading;
        _leftover.Dispose();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Message.Of(line) is not { } message)
                continue;
            _journal.Take(message);
            if (message.Idle)
                _idle.TrySetResult();
        }

        _idle.TrySetException(new InvalidOperationException("A writer ended that nobody had ended."));
        _ = _idle.Task.Exception;
    }
}
