using Timeline.EmbeddedPostgres;
using Timeline.Testing.Databases;

namespace Timeline.Testing;

/// <summary>
/// <c>Timeline.Testing postgres &lt;folder&gt; [--database name] [--quick] [--port n] [--leave-running]</c>: runs an embedded server until standard input ends.
/// Prints <c>ready &lt;process id&gt; &lt;adopted|started&gt; &lt;connection string&gt;</c>, or one sentence to standard error and exit code 1.
/// </summary>
internal static class PostgresProgram
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["postgres", var folder, .. var flags])
        {
            await Console.Error.WriteLineAsync("Usage: Timeline.Testing postgres <folder> [--database name] [--quick] [--port n] [--leave-running]");
            return 2;
        }

        try
        {
            await using var server = await EmbeddedPostgresServer.StartAsync(new()
            {
                DataDirectory = folder,
                Database = ValueOf(flags, "--database") ?? "timeline_tests",
                Port = int.Parse(ValueOf(flags, "--port") ?? "0", System.Globalization.CultureInfo.InvariantCulture),
                RuntimeDirectory = ValueOf(flags, "--runtime"),
                LeaveRunning = flags.Contains("--leave-running"),
                Settings = flags.Contains("--quick") ? SharedPostgres.QuickSettings : new Dictionary<string, string>(),
            });
            await Console.Out.WriteLineAsync($"ready {server.ProcessId} {(server.Adopted ? "adopted" : "started")} {server.ConnectionString}");
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (EmbeddedPostgresException e)
        {
            await Console.Error.WriteLineAsync($"{e.Failure}: {e.Message}");
            return 1;
        }
    }

    private static string? ValueOf(string[] flags, string name)
    {
        var at = Array.IndexOf(flags, name);
        return at >= 0 && at + 1 < flags.Length ? flags[at + 1] : null;
    }
}
