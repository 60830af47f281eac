using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;
using Timeline.EventStore.Events.Json;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Appending;

/// <inheritdoc />
internal sealed class EventSession(StoreContext store, string tenantId, SessionMetadata metadata) : IEventSession
{
    private readonly PendingEvents _events = new();
    private readonly List<DocumentOperation> _documents = [];
    private readonly List<RedactCommand> _redactions = [];
    private string? _result;
    private int _saved;

    public string TenantId { get; } = tenantId;

    public SessionMetadata Metadata { get; } = metadata;

    public string? Result
    {
        get => _result;
        set
        {
            if (value is not null && Metadata.CommandId is null)
                throw new InvalidOperationException("A result is kept with a command id; give the session one in its metadata.");
            StorableText.Check(value, nameof(Result));
            _result = value;
        }
    }

    public void StartStream(Guid streamId, string? aggregateType, params IReadOnlyCollection<object> events)
    {
        StorableText.Check(aggregateType, nameof(aggregateType));
        _events.Start(streamId, aggregateType, events, store.Serializer);
    }

    public void Append(Guid streamId, long expectedVersion, params IReadOnlyCollection<object> events) =>
        _events.Append(streamId, expectedVersion, events, store.Serializer);

    public void Store<T>(T document, long? expectedRevision = null)
        where T : class =>
        Write(document, expectedRevision is null ? DocumentOperation.Kind.Store : DocumentOperation.Kind.StoreExpected, expectedRevision);

    public void Insert<T>(T document)
        where T : class => Write(document, DocumentOperation.Kind.Insert, revision: null);

    public void Delete<T>(object id)
        where T : class => _documents.Add(DocumentOperation.Delete(store.Options.Documents.Of(typeof(T)), id));

    public void Redact(Guid streamId, long version, string reason, object? replacement = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        StorableText.Check(reason, nameof(reason));
        if (string.IsNullOrWhiteSpace(Metadata.Actor))
            throw new InvalidOperationException("A redaction says who did it; give the session an actor in its metadata.");

        var written = replacement is null ? ((EventType Type, byte[] Body)?)null : store.Serializer.Write(replacement);
        _redactions.Add(new RedactCommand(streamId, version, reason, written?.Type.Alias, written?.Body ?? "{}"u8.ToArray()));
    }

    public Task<SaveResult> SaveChangesAsync(CancellationToken cancellation = default)
    {
        if (Interlocked.Exchange(ref _saved, 1) != 0)
            throw new InvalidOperationException("This session was saved before; open another one.");
        return new SessionSave(store, this, _events, _documents, _redactions).RunAsync(cancellation);
    }

    private void Write<T>(T document, DocumentOperation.Kind kind, long? revision)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(document);
        _documents.Add(DocumentOperation.Write(store.Options.Documents.Of(typeof(T)), document, kind, revision, store.Json));
    }
}
