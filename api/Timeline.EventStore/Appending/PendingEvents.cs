using Timeline.EventStore.Events;

namespace Timeline.EventStore.Appending;

/// <summary>The events that a session is going to append, in order, and the streams they belong to.</summary>
internal sealed class PendingEvents
{
    public List<PendingStream> Streams { get; } = [];

    public List<PendingEvent> Events { get; } = [];

    public void Start(Guid streamId, string? aggregateType, IReadOnlyCollection<object> events, EventSerializer serializer)
    {
        if (Find(streamId) is not null)
            throw new ArgumentException($"Stream {streamId} is already part of this session.", nameof(streamId));
        Add(streamId, aggregateType, expected: 0, events, serializer);
    }

    public void Append(Guid streamId, long expected, IReadOnlyCollection<object> events, EventSerializer serializer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expected);
        if (Find(streamId) is { } pending && pending.Reached != expected)
        {
            throw new ArgumentException(
                $"Stream {streamId} will be at version {pending.Reached} after the events this session already holds, not {expected}.",
                nameof(expected));
        }

        Add(streamId, aggregateType: null, expected, events, serializer);
    }

    private void Add(Guid streamId, string? aggregateType, long expected, IReadOnlyCollection<object> events, EventSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
            throw new ArgumentException("There are no events to append.", nameof(events));

        // Everything that can be refused is refused before the session changes.
        var written = new (EventType Type, byte[] Body)[events.Count];
        var next = 0;
        foreach (var data in events)
            written[next++] = serializer.Write(data);

        var stream = Find(streamId);
        if (stream is null)
            Streams.Add(stream = new PendingStream(streamId, aggregateType, expected));
        foreach (var (type, body) in written)
        {
            stream.Reached++;
            stream.Count++;
            Events.Add(new PendingEvent(stream, stream.Reached, Guid.CreateVersion7(), type, body));
        }
    }

    // A session has few streams.
    private PendingStream? Find(Guid id)
    {
        foreach (var stream in Streams)
        {
            if (stream.Id == id)
                return stream;
        }

        return null;
    }
}

internal sealed class PendingStream(Guid id, string? aggregateType, long expected)
{
    public Guid Id { get; } = id;

    public string? AggregateType { get; } = aggregateType;

    public long Expected { get; } = expected;

    public long Reached { get; set; } = expected;

    public int Count { get; set; }
}

internal sealed record PendingEvent(PendingStream Stream, long Version, Guid Id, EventType Type, byte[] Body);
