namespace Timeline.EventStore.Documents;

/// <inheritdoc />
internal sealed class DocumentReader(StoreContext store) : IDocumentReader
{
    public async Task<T?> LoadAsync<T>(string tenantId, object id, CancellationToken cancellation = default)
        where T : class
    {
        var stored = await LoadStoredAsync<T>(tenantId, id, cancellation).ConfigureAwait(false);
        return stored?.Document;
    }

    public Task<StoredDocument<T>?> LoadStoredAsync<T>(string tenantId, object id, CancellationToken cancellation = default)
        where T : class => DocumentReading.LoadAsync<T>(store, TenantName.Checked(tenantId), id, cancellation);

    public async Task<IReadOnlyList<T>> LoadManyAsync<T>(string tenantId, IReadOnlyCollection<object> ids, CancellationToken cancellation = default)
        where T : class
    {
        var found = await DocumentReading.LoadManyAsync<T>(store, TenantName.Checked(tenantId), ids, cancellation).ConfigureAwait(false);
        return found.ConvertAll(stored => stored.Document);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        string tenantId, string where, IReadOnlyList<object?>? parameters = null, CancellationToken cancellation = default)
        where T : class
    {
        var found = await DocumentReading.QueryAsync<T>(store, TenantName.Checked(tenantId), where, parameters ?? [], cancellation).ConfigureAwait(false);
        return found.ConvertAll(stored => stored.Document);
    }

    public Task<long> CountAsync<T>(
        string tenantId, string where = "", IReadOnlyList<object?>? parameters = null, CancellationToken cancellation = default)
        where T : class => DocumentReading.CountAsync<T>(store, TenantName.Checked(tenantId), where, parameters ?? [], cancellation);
}
