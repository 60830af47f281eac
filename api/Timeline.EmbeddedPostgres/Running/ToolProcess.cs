using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Timeline.EmbeddedPostgres.Accounts;

namespace Timeline.EmbeddedPostgres.Running;

/// <summary>What a PostgreSQL program said and how it ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Everything said, on one line.</summary>
    public string Summary => string.Join("; ", $"{Errors}\n{Output}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

/// <summary>Runs one PostgreSQL program to its end, as the server's account, in a clean environment.</summary>
internal sealed class ToolProcess(string runtime, ServerAccount account)
{
    public string PathOf(string program) => Path.Combine(runtime, "bin", Binaries.PostgresPrograms.ProgramName(program));

    /// <remarks><paramref name="capture"/> is false when the program leaves a child behind that would hold our pipes open (Windows).</remarks>
    public async Task<ToolResult> RunAsync(
        string program, IEnumerable<string> arguments, string input = "", bool capture = true, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(PathOf(program), arguments)
        {
            // The present folder may be closed to the server's account.
            WorkingDirectory = Path.GetPathRoot(runtime) ?? runtime,
            RedirectStandardInput = true,
            RedirectStandardOutput = capture,
            RedirectStandardError = capture,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (account.Name is not null)
            start.UserName = account.Name;
        CleanEnvironment(start.Environment);

        using var process = Start(start);
        try
        {
            var output = capture ? process.StandardOutput.ReadToEndAsync(cancellation) : Task.FromResult("");
            var errors = capture ? process.StandardError.ReadToEndAsync(cancellation) : Task.FromResult("");
            await WriteInputAsync(process, input, cancellation).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return new(process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task WriteInputAsync(Process process, string input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it read everything; its exit code and errors tell why.
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.ProgramsUnusable,
                $"This machine does not run {start.FileName}{As()} ({Marshal.GetPInvokeErrorMessage(e.NativeErrorCode)}): choose a data folder where programs may be run, or use a PostgreSQL {Binaries.PostgresPrograms.MajorVersion} server of your own.",
                e);
        }
    }

    private string As() => account.Name is null ? "" : $" as the user {account.Name}";

    // PGDATA, PGOPTIONS and the like of the caller's shell must not steer the private server; messages are read in English.
    private static void CleanEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("PG", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment["LC_ALL"] = "C";
        environment["TZ"] = "UTC";
    }
}
