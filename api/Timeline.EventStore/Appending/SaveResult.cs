using NodaTime;

namespace Timeline.EventStore.Appending;

/// <summary>What a save stored, or had stored the first time. Immutable.</summary>
public sealed record SaveResult
{
    /// <summary>Whether this command id was handled before, so that nothing was stored now. Everything else tells of the first time.</summary>
    public required bool Repeated { get; init; }

    /// <summary>The streams appended to, with the versions reached, in the order of their first append.</summary>
    public required IReadOnlyList<StreamVersion> Streams { get; init; }

    /// <summary>The text kept with the command.</summary>
    public string? Result { get; init; }

    /// <summary>The record time of the events; when repeated, the time of the first transaction. Null when no events were stored.</summary>
    public Instant? RecordedAt { get; init; }

    /// <summary>The positions of the events in the order they were appended; empty when repeated.</summary>
    public IReadOnlyList<long> Positions { get; init; } = [];

    /// <summary>The version that a stream reached.</summary>
    /// <exception cref="ArgumentException">The save did not append to this stream.</exception>
    public long VersionOf(Guid streamId)
    {
        foreach (var stream in Streams)
        {
            if (stream.StreamId == streamId)
                return stream.Version;
        }

        throw new ArgumentException($"Nothing was appended to stream {streamId}.", nameof(streamId));
    }
}

/// <summary>A stream and the version it reached.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Version">The version of its last event.</param>
/// <param name="Appended">How many events were appended.</param>
public sealed record StreamVersion(Guid StreamId, long Version, int Appended);
