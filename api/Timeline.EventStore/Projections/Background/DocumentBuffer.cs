using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events.Json;

namespace Timeline.EventStore.Projections.Background;

/// <summary>The documents that a projection has loaded and changed, of all tenants; sent together. Its writer is the only one there is.</summary>
internal sealed class DocumentBuffer(StoreContext store, NpgsqlConnection connection, ProjectionTarget target)
{
    private readonly Dictionary<Key, Entry> _entries = [];
    private readonly Dictionary<string, TenantDocuments> _tenants = new(StringComparer.Ordinal);

    public StoreContext Store { get; } = store;

    public NpgsqlConnection Connection { get; } = connection;

    public ProjectionTarget Target { get; } = target;

    /// <summary>How many documents are held, changed or not.</summary>
    public int Count => _entries.Count;

    /// <summary>How many documents wait to be sent.</summary>
    public int Changed { get; private set; }

    /// <summary>The size of the bodies that were loaded.</summary>
    public long LoadedBytes { get; private set; }

    public TenantDocuments Of(string tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var documents))
            _tenants.Add(tenant, documents = new TenantDocuments(this, tenant));
        return documents;
    }

    public Entry? Find(ProjectedTable table, string tenant, object id) => _entries.GetValueOrDefault(new Key(table, tenant, id));

    /// <summary>The entry of a document that is known not to be stored, or about to be replaced whatever it is.</summary>
    public Entry Unread(ProjectedTable table, string tenant, object id)
    {
        var key = new Key(table, tenant, id);
        if (!_entries.TryGetValue(key, out var entry))
        {
            DocumentOperation.CheckId(table.Mapping, id);
            _entries.Add(key, entry = new Entry(key));
        }

        return entry;
    }

    /// <summary>Reads documents that are not held yet, in one round trip.</summary>
    public async Task LoadAsync(ProjectedTable table, IReadOnlyCollection<Entry> missing, CancellationToken cancellation)
    {
        if (missing.Count == 0)
            return;
        foreach (var entry in missing)
            entry.Known = entry.Absent = true;
        var command = new NpgsqlCommand(table.Load, Connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(ProjectedTable.Tenants([.. missing.Select(entry => entry.Key.Tenant)]));
        command.Parameters.Add(table.Ids([.. missing.Select(entry => entry.Key.Id)]));
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var entry = _entries[new Key(table, reader.GetString(0), reader.GetValue(1))];
            var body = reader.GetFieldValue<byte[]>(2);
            LoadedBytes += body.Length;
            entry.Document = JsonSerializer.Deserialize(body, table.Mapping.Type, Store.Json);
            entry.Revision = reader.GetInt64(3);
            entry.Absent = false;
        }
    }

    /// <summary>Changes a document; null removes it.</summary>
    /// <param name="entry">The document's entry.</param>
    /// <param name="document">What it becomes.</param>
    /// <param name="revision">The revision it gets; null counts up.</param>
    public void Set(Entry entry, object? document, long? revision)
    {
        entry.Document = document;
        entry.Steps++;
        entry.Revision = document is null ? 0 : revision ?? entry.Revision + 1;
        entry.Known |= document is null || revision is not null;
        if (entry.Changed)
            return;
        entry.Changed = true;
        Changed++;
    }

    /// <summary>Sends every change in one round trip; what is held stays held.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (Changed == 0)
            return;
        var batch = Connection.CreateBatch();
        await using var _ = batch.ConfigureAwait(false);
        foreach (var table in _entries.Values.Where(entry => entry.Changed && !IsCopied(entry)).GroupBy(entry => entry.Key.Table))
        {
            Add(batch, table.Key, table.Key.Delete, [.. table.Where(entry => entry.Document is null)]);
            Add(batch, table.Key, table.Key.StoreAt, [.. table.Where(entry => entry.Document is not null && entry.Known)]);
            Add(batch, table.Key, table.Key.StoreNext, [.. table.Where(entry => entry.Document is not null && !entry.Known)]);
        }

        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        foreach (var table in _entries.Values.Where(IsCopied).GroupBy(entry => entry.Key.Table))
            await CopyAsync(table.Key, table, cancellation).ConfigureAwait(false);
        foreach (var entry in _entries.Values)
            entry.Sent();
        Changed = 0;
    }

    // Only where nobody else writes is a document that was not there sure not to be there.
    private bool IsCopied(Entry entry) => Target.IsShadow && entry is { Changed: true, Known: true, Absent: true, Document: not null };

    private async Task CopyAsync(ProjectedTable table, IEnumerable<Entry> entries, CancellationToken cancellation)
    {
        var copy = await Connection.BeginBinaryImportAsync(
            $"copy {table.Name} (tenant_id, id, data, mt_dotnet_type, mt_version) from stdin (format binary)", cancellation).ConfigureAwait(false);
        await using var _ = copy.ConfigureAwait(false);
        copy.Timeout = TimeSpan.FromHours(1);
        var idType = table.Mapping.IdSqlType == "uuid" ? NpgsqlDbType.Uuid : NpgsqlDbType.Varchar;
        foreach (var entry in entries)
        {
            await copy.StartRowAsync(cancellation).ConfigureAwait(false);
            await copy.WriteAsync(entry.Key.Tenant, NpgsqlDbType.Varchar, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(entry.Key.Id, idType, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(StoreJson.Write(entry.Document!, Store.Json), NpgsqlDbType.Jsonb, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(table.Mapping.Type.FullName!, NpgsqlDbType.Varchar, cancellation).ConfigureAwait(false);
            await copy.WriteAsync(entry.Revision, NpgsqlDbType.Bigint, cancellation).ConfigureAwait(false);
        }

        await copy.CompleteAsync(cancellation).ConfigureAwait(false);
    }

    private void Add(NpgsqlBatch batch, ProjectedTable table, string sql, Entry[] entries)
    {
        if (entries.Length == 0)
            return;
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        command.Parameters.Add(ProjectedTable.Tenants(Array.ConvertAll(entries, entry => entry.Key.Tenant)));
        command.Parameters.Add(table.Ids(Array.ConvertAll(entries, entry => entry.Key.Id)));
        if (sql == table.Delete)
            return;

        var bodies = Array.ConvertAll(entries, entry => StoreJson.Write(entry.Document!, Store.Json));
        var revisions = Array.ConvertAll(entries, entry => entry.Known ? entry.Revision : entry.Steps);
        command.Parameters.Add(new() { Value = bodies, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = revisions, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = table.Mapping.Type.FullName!, NpgsqlDbType = NpgsqlDbType.Varchar });
    }

    internal readonly record struct Key(ProjectedTable Table, string Tenant, object Id);

    /// <summary>One document: as it is stored, or as it will be.</summary>
    internal sealed class Entry(Key key)
    {
        public Key Key { get; } = key;

        public object? Document { get; set; }

        public long Revision { get; set; }

        /// <summary>Whether the revision is the true one; else only how many steps it goes up.</summary>
        public bool Known { get; set; }

        /// <summary>Whether it is known not to be stored.</summary>
        public bool Absent { get; set; }

        public long Steps { get; set; }

        public bool Changed { get; set; }

        public void Sent()
        {
            if (Changed)
                Absent = Document is null;
            (Changed, Steps) = (false, 0);
        }
    }
}
