using Timeline.EventStore.Events;
using Timeline.EventStore.Projections.Background;

namespace Timeline.EventStore.Projections;

/// <summary>A projection that keeps one document per stream, whose id is the stream's and whose revision is the stream's version.</summary>
/// <remarks>
/// Inline, it catches up by itself when another program appended to the stream without running it. In the background it is given
/// only the events it handles, and the revision is the version of the last of them, so that it does not depend on the load.
/// </remarks>
public abstract class SingleStreamProjection<TDocument> : IProjection, IPerStreamProjection
    where TDocument : class
{
    /// <inheritdoc />
    public virtual string Name => GetType().Name;

    /// <inheritdoc />
    public IReadOnlyCollection<Type> DocumentTypes { get; } = [typeof(TDocument)];

    Type IPerStreamProjection.DocumentType => typeof(TDocument);

    /// <inheritdoc />
    public abstract bool Handles(Type eventType);

    /// <summary>The document after an event; pure.</summary>
    /// <param name="document">The document before it; null when there is none yet.</param>
    /// <param name="stored">The event, of any type: return the document as it is for those that do not matter.</param>
    /// <returns>The new document, or null for none.</returns>
    protected abstract TDocument? Evolve(TDocument? document, StoredEvent stored);

    object? IPerStreamProjection.Evolve(object? document, StoredEvent stored) => Evolve((TDocument?)document, stored);

    /// <inheritdoc />
    public async ValueTask ApplyAsync(IProjectionSession documents, StreamSlice slice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(slice);

        var document = await documents.LoadAsync<TDocument>(slice.StreamId, cancellation).ConfigureAwait(false);
        var revision = document is null ? 0 : await documents.RevisionOfAsync<TDocument>(slice.StreamId, cancellation).ConfigureAwait(false);
        var existed = document is not null;

        var first = slice.Events[0].Version;
        if (revision < first - 1)
        {
            var missed = documents.ReadStreamAsync(slice.StreamId, revision + 1, first - 1, cancellation);
            await foreach (var stored in missed.ConfigureAwait(false))
                document = Evolve(document, stored);
        }

        foreach (var stored in slice.Events.Where(stored => stored.Version > revision))
            document = Evolve(document, stored);

        if (document is not null)
            documents.Store(document, slice.Version);
        else if (existed)
            documents.Delete<TDocument>(slice.StreamId);
    }
}
