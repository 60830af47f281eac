using Timeline.EventStore.Events;

namespace Timeline.EventStore.Projections;

/// <summary>Makes documents of events: inline, inside the transaction that appends, or in the background, behind the appends.</summary>
/// <remarks>
/// Deterministic: no clock, no new ids, nothing but the events and the documents, so that a rebuild gives the same documents.
/// One instance serves everything at once, so that it holds no state. What it throws refuses the append when it runs inline; in the
/// background the event is parked (<see cref="ProjectionErrorPolicy"/>).
/// </remarks>
public interface IProjection
{
    /// <summary>Names it in messages and in the documentation.</summary>
    string Name { get; }

    /// <summary>The document types that belong to it alone; a rebuild empties them first.</summary>
    IReadOnlyCollection<Type> DocumentTypes { get; }

    /// <summary>Whether events of this type matter to it. A slice of only other events does not call it.</summary>
    bool Handles(Type eventType);

    /// <summary>Takes in events of one stream that directly follow each other.</summary>
    ValueTask ApplyAsync(IProjectionSession documents, StreamSlice slice, CancellationToken cancellation);
}

/// <summary>Consecutive events of one stream, just appended or read again for a rebuild. Immutable.</summary>
/// <param name="TenantId">Whose stream.</param>
/// <param name="StreamId">The stream.</param>
/// <param name="Events">At least one, in order, also those which the projection does not handle.</param>
public sealed record StreamSlice(string TenantId, Guid StreamId, IReadOnlyList<StoredEvent> Events)
{
    /// <summary>The version of the last event.</summary>
    public long Version => Events[^1].Version;
}

/// <summary>The documents as a projection sees them: those of the slice's tenant, with all changes of this transaction so far.</summary>
public interface IProjectionSession
{
    /// <summary>The tenant.</summary>
    string TenantId { get; }

    /// <summary>Loads a document; null when there is none.</summary>
    /// <remarks>
    /// From here to the end of the transaction, other appends that load the same document wait: what is stored was made from the
    /// newest. A projection that loads several documents does so in one fixed order, or appends may deadlock and be refused.
    /// </remarks>
    /// <param name="id">A <see cref="Guid"/> or a <see cref="string"/>, as registered.</param>
    /// <param name="cancellation">Cancels the append.</param>
    ValueTask<T?> LoadAsync<T>(object id, CancellationToken cancellation = default)
        where T : class;

    /// <summary>The revision of a stored document; 0 when there is none.</summary>
    /// <inheritdoc cref="LoadAsync{T}" path="/param" />
    ValueTask<long> RevisionOfAsync<T>(object id, CancellationToken cancellation = default)
        where T : class;

    /// <summary>Stores a document.</summary>
    /// <param name="document">Its type is registered.</param>
    /// <param name="revision">The version of the stream for a per-stream document; null counts up.</param>
    void Store<T>(T document, long? revision = null)
        where T : class;

    /// <summary>Removes a document; one that is not there is no error.</summary>
    /// <param name="id">A <see cref="Guid"/> or a <see cref="string"/>, as registered.</param>
    void Delete<T>(object id)
        where T : class;

    /// <summary>Reads earlier events of a stream, within the transaction; both bounds are inclusive.</summary>
    IAsyncEnumerable<StoredEvent> ReadStreamAsync(Guid streamId, long fromVersion, long toVersion, CancellationToken cancellation = default);
}
