using Timeline.EventStore.Events;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Projections.Background;

/// <summary>The events in a range of positions: after one, up to another. Immutable.</summary>
/// <param name="Events">In order.</param>
/// <param name="After">Exclusive.</param>
/// <param name="UpTo">Inclusive.</param>
/// <param name="Bytes">The size of their bodies.</param>
internal sealed record EventPage(IReadOnlyList<StoredEvent> Events, long After, long UpTo, long Bytes)
{
    // Beyond this a page ends, whatever its number of events: memory stays bounded with large bodies, too.
    private const long MostBytes = 16 * 1024 * 1024;
    /// <summary>Every event there is.</summary>
    public static readonly AllFilter Everything = new(TenantId: null, Aliases: null);

    /// <summary>Reads the next events of a range in which nothing will appear any more.</summary>
    public static async Task<EventPage> ReadAsync(
        StoreContext store, AllFilter filter, long after, long upTo, int size, CancellationToken cancellation)
    {
        var command = AllReading.Command(store, connection: null, filter, after, upTo, size);
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var events = new List<StoredEvent>();
        var bytes = 0L;
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            events.Add(EventRow.Read(reader, store.Serializer, out var body));
            bytes += body;
            if (bytes >= MostBytes)
                return new EventPage(events, after, events[^1].Position, bytes);
        }

        return new EventPage(events, after, events.Count == size ? events[^1].Position : upTo, bytes);
    }

    /// <summary>How many events to ask for next, so that little is sent in vain.</summary>
    public int NextSize(int most) =>
        Events.Count == 0 ? most : (int)Math.Clamp(Math.Min(MostBytes / Math.Max(1, Bytes / Events.Count), Events.Count * 4L), 100, most);

    /// <summary>Two halves that follow each other.</summary>
    public (EventPage First, EventPage Second) Split()
    {
        var half = Events.Count / 2;
        var first = new EventPage(Events.Take(half).ToList(), After, Events[half - 1].Position, Bytes / 2);
        return (first, new EventPage(Events.Skip(half).ToList(), first.UpTo, UpTo, Bytes / 2));
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
