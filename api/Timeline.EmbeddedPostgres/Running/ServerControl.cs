using System.Globalization;
using Timeline.EmbeddedPostgres.Accounts;
using Timeline.EmbeddedPostgres.Clusters;

namespace Timeline.EmbeddedPostgres.Running;

/// <summary>
/// Starts, finds and stops the server of one cluster through <c>pg_ctl</c>, which puts the server into a session of its own:
/// Ctrl+C in a terminal reaches us and not the database, so requests that are under way can still finish.
/// </summary>
internal sealed class ServerControl(DataFolder folder, ToolProcess tools, ServerAccount account, EmbeddedPostgresOptions options)
{
    private const long LargestLog = 10L * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan DyingPatience = TimeSpan.FromSeconds(5);

    /// <summary>The living server of this cluster, waiting for one that is just starting or stopping; null when there is none.</summary>
    /// <remarks>Clears a stale <c>postmaster.pid</c> that PostgreSQL itself would take for that of a living server.</remarks>
    /// <exception cref="EmbeddedPostgresException">A server is starting or stopping and does not get done in time.</exception>
    public async Task<PostmasterFile?> FindAsync(CancellationToken cancellation)
    {
        var started = Environment.TickCount64;
        while (PostmasterFile.Read(folder.Cluster) is { } file)
        {
            var waited = TimeSpan.FromMilliseconds(Environment.TickCount64 - started);
            var life = PostmasterProcess.Look(file.ProcessId, folder.Cluster);
            switch (life)
            {
                case PostmasterLife.Alive when file.State == "ready":
                    return file;
                case PostmasterLife.Alive when waited > options.StartTimeout:
                    throw new EmbeddedPostgresException(
                        EmbeddedPostgresFailure.StartFailed,
                        $"The PostgreSQL server in {folder.Path} (process {file.ProcessId}) has been {file.State} for {waited.TotalSeconds:0} seconds: look into {folder.Log}, or stop that process.");
                case PostmasterLife.Gone or PostmasterLife.SomebodyElse or PostmasterLife.Zombie when waited > DyingPatience || !IsDying(life):
                    if (life != PostmasterLife.Gone)
                        Forget(file);
                    return null;
                default:
                    await Task.Delay(Pause, cancellation).ConfigureAwait(false);
                    break;
            }
        }

        return null;
    }

    /// <summary>Starts a server and waits until it takes connections.</summary>
    /// <exception cref="EmbeddedPostgresException">It does not start.</exception>
    public async Task StartAsync(int port, CancellationToken cancellation)
    {
        DataFolder.Write(folder.Configuration, ServerConfiguration.Text(options.Settings), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var log = PrepareLog();
        string[] arguments =
        [
            "start", "--silent", "--wait", "--timeout", Math.Ceiling(options.StartTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            "--pgdata", folder.Cluster, "--log", folder.Log, "--options", ServerConfiguration.Arguments(folder.Configuration, port),
        ];
        try
        {
            var started = await tools.RunAsync("pg_ctl", arguments, capture: !OperatingSystem.IsWindows(), cancellation: cancellation).ConfigureAwait(false);
            if (!started.Succeeded)
                throw StartFailure.Explain(folder, port, log, started);
        }
        catch
        {
            // Not ready in time, or given up by the caller: nothing of it may stay behind.
            if (PostmasterFile.Read(folder.Cluster) is { } file && PostmasterProcess.Look(file.ProcessId, folder.Cluster) == PostmasterLife.Alive)
                await StopAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends all connections and stops the server cleanly; at once when it does not obey in time.</summary>
    public async Task StopAsync()
    {
        var stopped = await StopAsync("fast", options.StopTimeout).ConfigureAwait(false);
        if (!stopped.Succeeded && await FindAsync(CancellationToken.None).ConfigureAwait(false) is not null)
            await StopAsync("immediate", options.StopTimeout).ConfigureAwait(false);
    }

    private Task<ToolResult> StopAsync(string mode, TimeSpan timeout) => tools.RunAsync(
        "pg_ctl",
        ["stop", "--silent", "--wait", "--mode", mode, "--timeout", Math.Ceiling(timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture), "--pgdata", folder.Cluster]);

    // A server that was killed leaves a zombie until it is collected, and processes of its own that notice its death a moment later.
    private bool IsDying(PostmasterLife life) => life == PostmasterLife.Zombie || PostmasterProcess.AnyIn(folder.Cluster);

    private void Forget(PostmasterFile file)
    {
        if (PostmasterProcess.AnyIn(folder.Cluster))
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.DataFolderInUse,
                $"The PostgreSQL server in {folder.Path} (process {file.ProcessId}) has died and some of its processes are still at work there: stop them first.");
        }

        File.Delete(Path.Combine(folder.Cluster, PostmasterFile.Name));
    }

    /// <returns>How long the log was before this start.</returns>
    private long PrepareLog()
    {
        var log = new FileInfo(folder.Log);
        if (log.Exists && log.Length > LargestLog)
            log.MoveTo(folder.Log + ".old", overwrite: true);
        if (!File.Exists(folder.Log))
        {
            DataFolder.Write(folder.Log, "", UnixFileMode.UserRead | UnixFileMode.UserWrite);
            account.TakeOver(folder.Log);
        }

        return new FileInfo(folder.Log).Length;
    }
}
