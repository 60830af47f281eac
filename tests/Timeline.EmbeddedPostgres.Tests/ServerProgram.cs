using System.Diagnostics;

namespace Timeline.EmbeddedPostgres.Tests;

/// <summary>Another process that holds an embedded server, to be killed.</summary>
public sealed class ServerProgram : IDisposable
{
    private readonly Process _process;

    private ServerProgram(Process process) => _process = process;

    public int ProcessId => _process.Id;

    public static string Executable => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Timeline.Testing.exe" : "Timeline.Testing");

    public static ServerProgram Start(IEnumerable<string> arguments, params string[] prefix)
    {
        string[] command = [.. prefix, Executable, "postgres", .. arguments];
        return new(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        })!);
    }

    /// <summary>Waits until the server takes connections.</summary>
    public async Task<(int ServerProcess, bool Adopted, string ConnectionString)> ReadyAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line?.Split(' ', 4) is ["ready", var id, var how, var connectionString])
            return (int.Parse(id, null), how == "adopted", connectionString);
        throw new InvalidOperationException($"The program printed \"{line}\" and {await _process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Waits for the end; the sentence it leaves behind.</summary>
    public async Task<(int ExitCode, string Errors)> EndedAsync()
    {
        var errors = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, errors.Trim());
    }

    /// <summary>kill -9 of the program alone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Ends its input: it stops its server and ends.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
