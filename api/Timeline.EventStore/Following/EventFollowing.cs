using System.Runtime.CompilerServices;
using Timeline.EventStore.Events;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Following;

/// <summary>First what is there, then what comes, in order, each once, over lost connections. Ends only by cancellation.</summary>
internal static class EventFollowing
{
    public static async IAsyncEnumerable<StoredEvent> StreamAsync(
        StoreContext store, Pump pump, string tenant, Guid streamId, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, pump.Stopping);

        // Watched before it is read: an append in between is told of, not missed.
        var watch = store.Signals.Watch(tenant, streamId);
        try
        {
            pump.Start();
            var (last, told) = (after, 0L);
            while (true)
            {
                List<StoredEvent> page;
                do
                {
                    var range = new StreamRange(last + 1, long.MaxValue, RecordedUntil: null, Archived: false);
                    page = await LostConnection.OutlastAsync(
                        () => StreamReading.PageAsync(store, connection: null, tenant, streamId, range, linked.Token),
                        store.Options.OnBackgroundFault,
                        linked.Token).ConfigureAwait(false);
                    foreach (var stored in page)
                    {
                        last = stored.Version;
                        yield return stored;
                    }
                }
                while (page.Count == StreamReading.PageSize);

                // A version that was told of and yet not found is archived since: it will not come, and is not waited for again.
                told = await watch.WaitPastAsync(Math.Max(last, told), linked.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            store.Signals.Unwatch(tenant, streamId, watch);
        }
    }

    public static async IAsyncEnumerable<StoredEvent> AllAsync(
        StoreContext store, Pump pump, Horizon horizon, AllFilter filter, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, pump.Stopping);
        var wake = pump.Follow();
        try
        {
            pump.Start();
            var position = after;
            while (true)
            {
                var settled = horizon.Settled;
                while (position < settled)
                {
                    var page = await LostConnection.OutlastAsync(
                        () => AllReading.PageAsync(store, connection: null, filter, position, settled, linked.Token),
                        store.Options.OnBackgroundFault,
                        linked.Token).ConfigureAwait(false);
                    foreach (var stored in page)
                        yield return stored;
                    position = page.Count == AllReading.PageSize ? page[^1].Position : settled;
                }

                await wake.WaitAsync(Timeout.InfiniteTimeSpan, linked.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            pump.Unfollow(wake);
        }
    }
}
