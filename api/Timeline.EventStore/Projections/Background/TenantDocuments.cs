using System.Runtime.CompilerServices;
using Timeline.EventStore.Events;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Projections.Background;

/// <summary>What a background projection sees of the buffer: the documents of one tenant.</summary>
internal sealed class TenantDocuments(DocumentBuffer buffer, string tenantId) : IProjectionSession
{
    public string TenantId { get; } = tenantId;

    public async ValueTask<T?> LoadAsync<T>(object id, CancellationToken cancellation = default)
        where T : class => (T?)(await EntryAsync(typeof(T), id, cancellation).ConfigureAwait(false)).Document;

    public async ValueTask<long> RevisionOfAsync<T>(object id, CancellationToken cancellation = default)
        where T : class => (await EntryAsync(typeof(T), id, cancellation).ConfigureAwait(false)).Revision;

    public void Store<T>(T document, long? revision = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(document);
        var table = buffer.Target.ToWrite(typeof(T));
        buffer.Set(buffer.Unread(table, TenantId, table.Mapping.IdOf(document)), document, revision);
    }

    public void Delete<T>(object id)
        where T : class => buffer.Set(buffer.Unread(buffer.Target.ToWrite(typeof(T)), TenantId, id), document: null, revision: null);

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        Guid streamId, long fromVersion, long toVersion, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var range = new StreamRange(fromVersion, toVersion, RecordedUntil: null, Archived: false);
        var events = StreamReading.ReadAsync(buffer.Store, buffer.Connection, TenantId, streamId, range, cancellation);
        await foreach (var stored in events.ConfigureAwait(false))
            yield return stored;
    }

    private async ValueTask<DocumentBuffer.Entry> EntryAsync(Type type, object id, CancellationToken cancellation)
    {
        var table = buffer.Target.ToRead(type);
        if (buffer.Find(table, TenantId, id) is { } held)
            return held;
        var entry = buffer.Unread(table, TenantId, id);
        await buffer.LoadAsync(table, [entry], cancellation).ConfigureAwait(false);
        return entry;
    }
}
