using NodaTime;

namespace Timeline.EventStore.Projections;

/// <summary>How far a background projection is. Immutable.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Version">The version registered in this process.</param>
/// <param name="Position">Every event up to here is in its documents or parked; 0 when this version has not begun.</param>
/// <param name="Newest">The newest position of all events that is visible now: the projection is up to date when it has reached it.</param>
/// <param name="DeadLetters">How many events are parked.</param>
/// <param name="LastUpdated">When its position moved last, by the database's clock; null when it has not begun.</param>
/// <param name="Owner">The node that keeps it up to date (<see cref="EventStoreOptions.Node"/>); null while none does.</param>
public sealed record ProjectionStatus(
    string Name, int Version, long Position, long Newest, long DeadLetters, Instant? LastUpdated, string? Owner);

/// <summary>How far a rebuild is. Immutable.</summary>
/// <param name="Done">How many events it has read.</param>
/// <param name="Total">How many there are to read; grows with what is appended meanwhile.</param>
public sealed record RebuildProgress(long Done, long Total);
