using NodaTime;

namespace Timeline.EventStore.Projections;

/// <summary>What becomes of an event at which a background projection throws: it is tried again, then parked. Immutable.</summary>
/// <remarks>
/// Concerns faults of the event only: what the projection throws itself, and documents that PostgreSQL refuses to store. Faults of
/// the database or the connection are outlasted for as long as they take.
/// </remarks>
/// <param name="Retries">How often it is tried again before it is parked; 0 or more.</param>
/// <param name="FirstPause">How long to wait before the first retry; twice as long before each further one.</param>
public sealed record ProjectionErrorPolicy(int Retries, Duration FirstPause)
{
    /// <summary>Three retries, after 50, 100 and 200 milliseconds.</summary>
    public static ProjectionErrorPolicy Default { get; } = new(3, Duration.FromMilliseconds(50));
}
