using System.ComponentModel;
using System.Diagnostics;

namespace Timeline.EmbeddedPostgres.Running;

/// <summary>Waits for the death of a server and starts it again. For one caller at a time.</summary>
internal sealed class ServerWatch(ServerStart start, int port, int mostRestarts, Action<string> progress)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OrphanPatience = TimeSpan.FromSeconds(5);

    private readonly Queue<long> _deaths = new();

    /// <summary>Returns when the server has died and runs again.</summary>
    /// <returns>The new process.</returns>
    /// <exception cref="EmbeddedPostgresException">It is given up.</exception>
    public async Task<int> RestartAfterDeathAsync(int processId, CancellationToken cancellation)
    {
        while (PostmasterProcess.Look(processId, start.Folder.Cluster) == PostmasterLife.Alive)
            await Task.Delay(Look, cancellation).ConfigureAwait(false);

        progress($"The PostgreSQL server in {start.Folder.Path} (process {processId}) has died. Starting it again.");
        EmbeddedPostgresException? failed = null;
        while (true)
        {
            CountDeath(failed);
            await BuryAsync(cancellation).ConfigureAwait(false);
            try
            {
                return (await start.AgainAsync(port, cancellation).ConfigureAwait(false)).ProcessId;
            }
            catch (EmbeddedPostgresException e)
            {
                failed = e;
                progress(e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
            }
        }
    }

    private void CountDeath(EmbeddedPostgresException? failed)
    {
        var now = Stopwatch.GetTimestamp();
        while (_deaths.TryPeek(out var first) && Stopwatch.GetElapsedTime(first, now) > Window)
            _deaths.Dequeue();
        _deaths.Enqueue(now);
        if (_deaths.Count <= mostRestarts)
            return;
        throw new EmbeddedPostgresException(
            EmbeddedPostgresFailure.KeepsDying,
            FormattableString.Invariant($"The PostgreSQL server in {start.Folder.Path} has died {_deaths.Count} times within {Window.TotalMinutes:0} minutes ({failed?.Message.TrimEnd('.') ?? "it was running each time"}): {start.Folder.Log} says why; put that right and start again."),
            failed);
    }

    // Its children end by themselves when they notice. One that does not holds the shared memory, and no new server could start.
    private async Task BuryAsync(CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        while (PostmasterProcess.In(start.Folder.Cluster).ToList() is { Count: > 0 } orphans)
        {
            // Somebody else was faster, and these are no orphans.
            if (PostmasterFile.Read(start.Folder.Cluster) is { } file && PostmasterProcess.Look(file.ProcessId, start.Folder.Cluster) == PostmasterLife.Alive)
                return;
            if (Stopwatch.GetElapsedTime(begun) > OrphanPatience)
                orphans.ForEach(Kill);
            await Task.Delay(20, cancellation).ConfigureAwait(false);
        }
    }

    private static void Kill(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself.
        }
    }
}
