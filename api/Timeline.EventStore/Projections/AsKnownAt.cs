using NodaTime;

namespace Timeline.EventStore.Projections;

/// <summary>Which streams to look back at. All of them when nothing is set; immutable.</summary>
public sealed record StreamSelection
{
    /// <summary>Only streams begun with this aggregate type; null for all.</summary>
    public string? AggregateType { get; init; }

    /// <summary>Only these streams, of which some need not exist; null for all. Each costs one query: meant for a page of a list.</summary>
    public IReadOnlyCollection<Guid>? StreamIds { get; init; }

    /// <summary>Also streams that are archived by now, of which the store does not know when that was.</summary>
    public bool IncludeArchived { get; init; }

    internal static StreamSelection Everything { get; } = new();
}

/// <summary>The document that a projection would have kept for a stream at a moment. Immutable.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Document">The document; it was stored nowhere.</param>
/// <param name="Version">The version of the last event that the projection handled until then.</param>
/// <param name="Timestamp">When that event was recorded.</param>
public sealed record DocumentAsKnown<TDocument>(Guid StreamId, TDocument Document, long Version, Instant Timestamp)
    where TDocument : class;
