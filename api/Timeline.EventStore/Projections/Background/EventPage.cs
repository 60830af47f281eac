using Timeline.EventStore.Events;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Projections.Background;

/// <summary>All events in a range of positions: after one, up to another. Immutable.</summary>
internal sealed record EventPage(IReadOnlyList<StoredEvent> Events, long After, long UpTo)
{
    private static readonly AllFilter Everything = new(TenantId: null, Aliases: null);

    /// <summary>Reads the next events of a range in which nothing will appear any more.</summary>
    public static async Task<EventPage> ReadAsync(StoreContext store, long after, long upTo, int size, CancellationToken cancellation)
    {
        var events = await AllReading.PageAsync(store, connection: null, Everything, after, upTo, cancellation, size).ConfigureAwait(false);
        return new EventPage(events, after, events.Count == size ? events[^1].Position : upTo);
    }

    /// <summary>Two halves that follow each other.</summary>
    public (EventPage First, EventPage Second) Split()
    {
        var half = Events.Count / 2;
        var first = new EventPage(Events.Take(half).ToList(), After, Events[half - 1].Position);
        return (first, new EventPage(Events.Skip(half).ToList(), first.UpTo, UpTo));
    }

    /// <summary>Runs of one stream, never regrouped: a projection over several streams sees the events in their order.</summary>
    public IEnumerable<StreamSlice> Slices()
    {
        var run = new List<StoredEvent>();
        foreach (var stored in Events)
        {
            if (run.Count > 0 && (run[0].StreamId != stored.StreamId || run[0].TenantId != stored.TenantId))
            {
                yield return new StreamSlice(run[0].TenantId, run[0].StreamId, run);
                run = [];
            }

            run.Add(stored);
        }

        if (run.Count > 0)
            yield return new StreamSlice(run[0].TenantId, run[0].StreamId, run);
    }
}
