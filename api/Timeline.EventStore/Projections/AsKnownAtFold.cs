using NodaTime;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections.Background;

namespace Timeline.EventStore.Projections;

/// <summary>Folds events that come stream by stream, in order, into documents. Holds the document of one stream.</summary>
internal sealed class AsKnownAtFold<TDocument>(SingleStreamProjection<TDocument> projection)
    where TDocument : class
{
    private readonly IPerStreamProjection _evolve = projection;
    private Guid? _stream;
    private TDocument? _document;
    private long _version;
    private Instant _timestamp;

    /// <summary>Takes in an event; it gives back the finished document of the stream before, when this event begins another.</summary>
    public DocumentAsKnown<TDocument>? Add(StoredEvent stored)
    {
        var finished = stored.StreamId == _stream ? null : Finish();
        _stream = stored.StreamId;

        // As in the background: only what it handles, so that the answer does not depend on what was appended together.
        if (!projection.Handles(stored.Data.GetType()))
            return finished;
        _document = (TDocument?)_evolve.Evolve(_document, stored);
        (_version, _timestamp) = (stored.Version, stored.Timestamp);
        return finished;
    }

    /// <summary>The document of the last stream; null when it has none.</summary>
    public DocumentAsKnown<TDocument>? Finish()
    {
        var finished = _document is null ? null : new DocumentAsKnown<TDocument>(_stream!.Value, _document, _version, _timestamp);
        _document = null;
        return finished;
    }
}
