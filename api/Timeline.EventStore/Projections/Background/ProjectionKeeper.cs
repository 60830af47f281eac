using System.Diagnostics;
using Timeline.EventStore.Following;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Projections.Background;

/// <summary>Keeps one projection up to date for as long as this node owns it, and tries to own it for as long as it does not.</summary>
internal sealed class ProjectionKeeper(StoreContext store, Horizon horizon, Pump pump, BackgroundProjection projection)
{
    // The more one batch holds, the fewer times a document is written while a backlog is worked off.
    private const int FirstEvents = 1000;
    private const int MostEvents = 20_000;
    private static readonly TimeSpan Standby = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Superseded = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ProbeAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HighWaterSpacing = TimeSpan.FromSeconds(1);

    private readonly ProgressRows _progress = new(store, projection);
    private long _highWaterAt;
    private long _highWater;
    private int _failed;

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, pump.Stopping);
        while (!linked.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(await TakeTurnAsync(linked.Token).ConfigureAwait(false), linked.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (linked.IsCancellationRequested)
            {
                return;
            }
            catch (ProgressMovedException)
            {
                // A rebuild was switched to: on from there.
            }
#pragma warning disable CA1031 // A projection outlives any fault of the database.
            catch (Exception e)
#pragma warning restore CA1031
            {
                store.Options.OnBackgroundFault?.Invoke(e);
                await Task.Delay(LostConnection.Pause(_failed++), linked.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // How long to wait before the next turn.
    private async Task<TimeSpan> TakeTurnAsync(CancellationToken cancellation)
    {
        // Not while an owner of an older version keeps the old documents up to date: the lock is for afterwards.
        var found = await LookAsync(cancellation).ConfigureAwait(false);
        if (found.Newer is not null)
            return Superseded;
        if (found is { Position: null, Older: not null })
        {
            var rebuild = new BackgroundRebuild(store, horizon, projection, progress: null);
            return await rebuild.TryRunAsync(cancellation).ConfigureAwait(false) ? TimeSpan.Zero : Standby;
        }

        var right = await ProjectionLock.TryOwnAsync(store, projection.Name, cancellation).ConfigureAwait(false);
        if (right is null)
            return Standby;
        await using var _ = right.ConfigureAwait(false);
        await OwnAsync(right, cancellation).ConfigureAwait(false);
        return TimeSpan.Zero;
    }

    private async Task<ProjectionProgress> LookAsync(CancellationToken cancellation)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        return await _progress.LoadAsync(connection, forUpdate: false, cancellation).ConfigureAwait(false);
    }

    private async Task OwnAsync(ProjectionLock right, CancellationToken cancellation)
    {
        var writer = new BatchWriter(store, ProjectionTarget.Live(store, projection), right);
        var wake = pump.Follow();
        try
        {
            pump.Start();
            while (true)
            {
                var found = await _progress.LoadAsync(right.Connection, forUpdate: false, cancellation).ConfigureAwait(false);
                if (found.Newer is not null || found is { Position: null, Older: not null })
                    return;
                if (found.Position is null)
                    await _progress.BeginAsync(right.Connection, cancellation).ConfigureAwait(false);
                await KeepUpAsync(right, writer, wake, found.Position ?? 0, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            pump.Unfollow(wake);
        }
    }

    private async Task KeepUpAsync(ProjectionLock right, BatchWriter writer, Wake wake, long position, CancellationToken cancellation)
    {
        Task<EventPage>? ahead = null;
        try
        {
            while (true)
            {
                while (position < horizon.Settled)
                {
                    var page = await (ahead ?? ReadAsync(position, FirstEvents, cancellation)).ConfigureAwait(false);
                    // The next page is read while this one is written.
                    ahead = page.UpTo < horizon.Settled ? ReadAsync(page.UpTo, page.NextSize(MostEvents), cancellation) : null;
                    await writer.WriteAsync(page, cancellation).ConfigureAwait(false);
                    position = page.UpTo;
                    _failed = 0;
                    await MarkHighWaterAsync(right, HighWaterSpacing, cancellation).ConfigureAwait(false);
                }

                await MarkHighWaterAsync(right, TimeSpan.Zero, cancellation).ConfigureAwait(false);
                if (!await wake.WaitAsync(ProbeAfter, cancellation).ConfigureAwait(false))
                    await right.ProbeAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (ProgressMovedException)
        {
            // A rebuild was switched to: still the owner, on from there.
        }
        finally
        {
            if (ahead is not null)
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<EventPage> ReadAsync(long after, int size, CancellationToken cancellation) =>
        Task.Run(() => EventPage.ReadAsync(store, EventPage.Everything, after, horizon.Settled, size, cancellation), cancellation);

    private async Task MarkHighWaterAsync(ProjectionLock right, TimeSpan spacing, CancellationToken cancellation)
    {
        var settled = horizon.Settled;
        if (settled == _highWater || Stopwatch.GetElapsedTime(_highWaterAt) < spacing)
            return;
        await ProgressRows.MarkHighWaterAsync(store, right.Connection, settled, cancellation).ConfigureAwait(false);
        (_highWater, _highWaterAt) = (settled, Stopwatch.GetTimestamp());
    }
}
