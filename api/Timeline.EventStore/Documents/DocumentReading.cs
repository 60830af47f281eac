using System.Text.Json;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.EventStore.Documents;

/// <summary>Loads and queries documents.</summary>
internal static class DocumentReading
{
    public static async Task<StoredDocument<T>?> LoadAsync<T>(StoreContext store, string tenant, object id, CancellationToken cancellation)
        where T : class
    {
        var mapping = store.Options.Documents.Of(typeof(T));
        DocumentOperation.CheckId(mapping, id);
        var command = store.Database.CreateCommand(mapping.Sql.Load);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(Tenant(tenant));
        command.Parameters.Add(DocumentOperation.IdParameter(id));
        var found = await ReadAsync<T>(command, store.Json, cancellation).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    public static async Task<List<StoredDocument<T>>> LoadManyAsync<T>(
        StoreContext store, string tenant, IReadOnlyCollection<object> ids, CancellationToken cancellation)
        where T : class
    {
        if (ids.Count == 0)
            return [];

        var mapping = store.Options.Documents.Of(typeof(T));
        foreach (var id in ids)
            DocumentOperation.CheckId(mapping, id);

        var command = store.Database.CreateCommand(mapping.Sql.LoadMany);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(Tenant(tenant));
        command.Parameters.Add(mapping.Sql.IdType == "uuid"
            ? new() { Value = ids.Cast<Guid>().ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid }
            : new() { Value = ids.Cast<string>().ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        return await ReadAsync<T>(command, store.Json, cancellation).ConfigureAwait(false);
    }

    public static async Task<List<StoredDocument<T>>> QueryAsync<T>(
        StoreContext store, string tenant, string where, IReadOnlyList<object?> parameters, CancellationToken cancellation)
        where T : class
    {
        var sql = store.Options.Documents.Of(typeof(T)).Sql.Query(where, parameters.Count + 1);
        var command = Command(store, sql, tenant, parameters);
        await using var _ = command.ConfigureAwait(false);
        return await ReadAsync<T>(command, store.Json, cancellation).ConfigureAwait(false);
    }

    public static async Task<long> CountAsync<T>(
        StoreContext store, string tenant, string where, IReadOnlyList<object?> parameters, CancellationToken cancellation)
        where T : class
    {
        var sql = store.Options.Documents.Of(typeof(T)).Sql.Count(where, parameters.Count + 1);
        var command = Command(store, sql, tenant, parameters);
        await using var _ = command.ConfigureAwait(false);
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    public static NpgsqlParameter Tenant(string tenant) => new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Varchar };

    public static async Task<List<StoredDocument<T>>> ReadAsync<T>(NpgsqlCommand command, JsonSerializerOptions json, CancellationToken cancellation)
        where T : class
    {
        var found = new List<StoredDocument<T>>();
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var document = JsonSerializer.Deserialize<T>(reader.GetFieldValue<byte[]>(0), json)!;
            var modified = reader.IsDBNull(2) ? Instant.MinValue : Microseconds.FromColumn(reader.GetDateTime(2));
            found.Add(new StoredDocument<T>(document, reader.GetInt64(1), modified));
        }

        return found;
    }

    private static NpgsqlCommand Command(StoreContext store, string sql, string tenant, IReadOnlyList<object?> parameters)
    {
        var command = store.Database.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(QueryParameter.Of(value));
        command.Parameters.Add(Tenant(tenant));
        return command;
    }
}
