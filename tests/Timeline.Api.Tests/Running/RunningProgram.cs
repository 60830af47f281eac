using System.Diagnostics;
using System.Threading.Channels;

namespace Timeline.Api.Tests.Running;

/// <summary>The program as a process.</summary>
public sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public RunningProgram(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Timeline.Api.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _ = DrainAsync();
    }

    /// <summary>Where it listens, by the line it prints when it is ready.</summary>
    public static Uri RootIn(string line) => new(line.Split(' ')[4]);

    public async Task<string> ReadLineAsync()
    {
        try
        {
            return await _lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        }
        catch (ChannelClosedException ended)
        {
            throw new InvalidOperationException("It ended: " + await _errors, ended);
        }
    }

    public async Task<int> StopAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return (await EndAsync()).Code;
    }

    public async Task<(int Code, string Errors)> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException alive)
        {
            _process.Kill();
            throw new InvalidOperationException($"It goes on; it printed \"{string.Join('\n', await _lines.Reader.ReadAllAsync(CancellationToken.None).ToListAsync())}\", and: {await _errors}", alive);
        }

        return (_process.ExitCode, await _errors);
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    // A program whose output nobody takes stands still when the pipe is full.
    private async Task DrainAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            _lines.Writer.TryWrite(line);
        _lines.Writer.Complete();
    }
}
