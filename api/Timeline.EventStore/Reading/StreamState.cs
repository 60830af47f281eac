using NodaTime;

namespace Timeline.EventStore.Reading;

/// <summary>What is known of a stream without reading its events. Immutable.</summary>
/// <param name="TenantId">Whose stream.</param>
/// <param name="StreamId">The stream.</param>
/// <param name="Version">The version of its last event, 1 or more.</param>
/// <param name="AggregateType">The kind of stream, when it was begun with one.</param>
/// <param name="Created">When it was begun.</param>
/// <param name="Timestamp">When it was last appended to by this store; another program may not keep it up to date.</param>
/// <param name="IsArchived">Whether it is archived: it takes no events, and ordinary reads leave it out.</param>
public sealed record StreamState(
    string TenantId, Guid StreamId, long Version, string? AggregateType, Instant Created, Instant Timestamp, bool IsArchived);

/// <summary>Which part of a stream to read; the versions are inclusive.</summary>
internal sealed record StreamRange(long FromVersion, long ToVersion, Instant? RecordedUntil, bool Archived);
