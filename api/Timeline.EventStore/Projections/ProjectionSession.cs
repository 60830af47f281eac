using System.Runtime.CompilerServices;
using Npgsql;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Projections;

/// <summary>Documents within one open transaction: loads see earlier stores, which are sent together at the end.</summary>
/// <remarks>
/// Two appends that change one document must not overwrite each other. The document of the stream itself is covered by the lock on
/// the stream's row; any other is locked by its id when it is loaded, be it there or not, unless nobody else can append (alone).
/// </remarks>
internal sealed class ProjectionSession(StoreContext store, NpgsqlConnection connection, string tenantId, bool alone) : IProjectionSession
{
    private readonly Dictionary<(DocumentMapping Mapping, object Id), Entry> _entries = [];

    public string TenantId { get; } = tenantId;

    /// <summary>The stream whose events are being taken in.</summary>
    public Guid CurrentStream { get; set; }

    public async ValueTask<T?> LoadAsync<T>(object id, CancellationToken cancellation = default)
        where T : class => (T?)(await EntryAsync<T>(id, cancellation).ConfigureAwait(false)).Document;

    public async ValueTask<long> RevisionOfAsync<T>(object id, CancellationToken cancellation = default)
        where T : class => (await EntryAsync<T>(id, cancellation).ConfigureAwait(false)).Revision;

    public void Store<T>(T document, long? revision = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(document);
        var mapping = store.Options.Documents.Of(typeof(T));
        var id = mapping.IdOf(document);
        var before = _entries.GetValueOrDefault((mapping, id));
        _entries[(mapping, id)] = new Entry(document, revision ?? (before?.Revision ?? 0) + 1, revision, Changed: true);
    }

    public void Delete<T>(object id)
        where T : class => _entries[(store.Options.Documents.Of(typeof(T)), id)] = new Entry(null, 0, null, Changed: true);

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        Guid streamId, long fromVersion, long toVersion, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var range = new StreamRange(fromVersion, toVersion, RecordedUntil: null, Archived: false);
        await foreach (var stored in StreamReading.ReadAsync(store, connection, TenantId, streamId, range, cancellation).ConfigureAwait(false))
            yield return stored;
    }

    /// <summary>Sends every change in one batch and forgets what was loaded.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        var batch = connection.CreateBatch();
        await using var _ = batch.ConfigureAwait(false);
        foreach (var ((mapping, id), entry) in _entries.Where(pair => pair.Value.Changed))
        {
            var operation = entry.Document is null
                ? DocumentOperation.Delete(mapping, id)
                : DocumentOperation.Write(mapping, entry.Document, DocumentOperation.Kind.Store, entry.StoreAs, store.Json);
            batch.BatchCommands.Add(operation.ToCommand(TenantId));
        }

        _entries.Clear();
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private async ValueTask<Entry> EntryAsync<T>(object id, CancellationToken cancellation)
        where T : class
    {
        var mapping = store.Options.Documents.Of(typeof(T));
        if (_entries.TryGetValue((mapping, id), out var known))
            return known;

        DocumentOperation.CheckId(mapping, id);
        if (!alone && !id.Equals(CurrentStream))
            await LockAsync(mapping, id, cancellation).ConfigureAwait(false);
        var command = new NpgsqlCommand(mapping.Sql.Load, connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(DocumentReading.Tenant(TenantId));
        command.Parameters.Add(DocumentOperation.IdParameter(id));
        var found = await DocumentReading.ReadAsync<T>(command, store.Json, cancellation).ConfigureAwait(false);
        var entry = found.Count == 0 ? new Entry(null, 0, null, Changed: false) : new Entry(found[0].Document, found[0].Revision, null, Changed: false);
        _entries[(mapping, id)] = entry;
        return entry;
    }

    // A statement of its own, so that the load after it sees what was committed while it waited.
    private async Task LockAsync(DocumentMapping mapping, object id, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = $"{mapping.Table} {TenantId} {id}" });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private sealed record Entry(object? Document, long Revision, long? StoreAs, bool Changed);
}
