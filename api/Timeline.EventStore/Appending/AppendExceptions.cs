namespace Timeline.EventStore.Appending;

/// <summary>A stream is not at the version an append was based on; for a new stream: it exists already. Nothing was stored.</summary>
public sealed class StreamVersionConflictException : Exception
{
    internal StreamVersionConflictException(Guid streamId, long expected, long actual, Exception inner)
        : base(
            expected == 0
                ? $"Stream {streamId} exists already, at version {actual}."
                : $"Stream {streamId} is at version {actual}, not {expected}.",
            inner)
    {
        StreamId = streamId;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The stream.</summary>
    public Guid StreamId { get; }

    /// <summary>The version the append was based on; 0 for a new stream.</summary>
    public long Expected { get; }

    /// <summary>The version found; 0 when there is no such stream.</summary>
    public long Actual { get; }
}

/// <summary>The stream is archived and takes no further events. Nothing was stored.</summary>
public sealed class StreamArchivedException : Exception
{
    internal StreamArchivedException(Guid streamId, Exception inner)
        : base($"Stream {streamId} is archived.", inner) => StreamId = streamId;

    /// <summary>The stream.</summary>
    public Guid StreamId { get; }
}
