using Npgsql;

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

/// <summary>
/// The database ended the save: again and again in favour of other transactions (a serialization failure, a deadlock), or because it took
/// longer than the database's <c>statement_timeout</c> or <c>lock_timeout</c> allows. Nothing was stored: the same session may be built again and saved.
/// </summary>
public sealed class SaveGivenUpException : Exception
{
    internal SaveGivenUpException(PostgresException inner, int attempts)
        : base(
            inner.SqlState switch
            {
                PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
                    $"The database gave the save up {attempts} times in favour of other transactions. Nothing was stored; save again.",
                _ => $"The database ended the save: {inner.MessageText} (a limit such as statement_timeout or lock_timeout). Nothing was stored; save again, or raise the limit.",
            },
            inner) => SqlState = inner.SqlState;

    /// <summary>PostgreSQL's code: 40001 (serialization failure), 40P01 (deadlock), 57014 (statement timeout) or 55P03 (lock timeout).</summary>
    public string SqlState { get; }
}
