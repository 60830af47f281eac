using Timeline.EventStore.Events;

namespace Timeline.EventStore.Projections.Background;

/// <summary>A projection known to keep one document per stream: its documents can be loaded ahead and folded one by one.</summary>
internal interface IPerStreamProjection
{
    Type DocumentType { get; }

    object? Evolve(object? document, StoredEvent stored);
}
