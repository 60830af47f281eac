using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Reading;

/// <summary>Reads streams, page by page, so that memory stays constant and no connection is held while the reader works.</summary>
internal static class StreamReading
{
    public const int PageSize = 1000;

    public static async Task<StreamState?> StateAsync(StoreContext store, string tenant, Guid streamId, CancellationToken cancellation)
    {
        var command = store.Database.CreateCommand(store.Sql.State);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(DocumentReading.Tenant(tenant));
        command.Parameters.Add(new() { Value = streamId, NpgsqlDbType = NpgsqlDbType.Uuid });
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);

        // Version 0 is a placeholder left by another program's failed append: no stream to us.
        if (!await reader.ReadAsync(cancellation).ConfigureAwait(false) || reader.IsDBNull(0) || reader.GetInt64(0) == 0)
            return null;
        return new StreamState(
            tenant,
            streamId,
            reader.GetInt64(0),
            reader.IsDBNull(1) ? null : reader.GetString(1),
            Microseconds.FromColumn(reader.GetDateTime(2)),
            Microseconds.FromColumn(reader.GetDateTime(3)),
            !reader.IsDBNull(4) && reader.GetBoolean(4));
    }

    public static async Task<long> LastVersionAsync(StoreContext store, string tenant, Guid streamId, CancellationToken cancellation)
    {
        var command = store.Database.CreateCommand(store.Sql.LastVersion);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(DocumentReading.Tenant(tenant));
        command.Parameters.Add(new() { Value = streamId, NpgsqlDbType = NpgsqlDbType.Uuid });
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    // Without a connection, one of the pool is taken for each page.
    public static async IAsyncEnumerable<StoredEvent> ReadAsync(
        StoreContext store, NpgsqlConnection? connection, string tenant, Guid streamId, StreamRange range,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var from = range.FromVersion;
        while (from <= range.ToVersion)
        {
            var page = await PageAsync(store, connection, tenant, streamId, range with { FromVersion = from }, cancellation).ConfigureAwait(false);
            foreach (var stored in page)
                yield return stored;
            if (page.Count < PageSize)
                yield break;
            from = page[^1].Version + 1;
        }
    }

    public static async Task<List<StoredEvent>> PageAsync(
        StoreContext store, NpgsqlConnection? connection, string tenant, Guid streamId, StreamRange range, CancellationToken cancellation)
    {
        var command = connection is null ? store.Database.CreateCommand(store.Sql.Stream) : new NpgsqlCommand(store.Sql.Stream, connection);
        await using var _ = command.ConfigureAwait(false);
        var parameters = command.Parameters;
        parameters.Add(DocumentReading.Tenant(tenant));
        parameters.Add(new() { Value = streamId, NpgsqlDbType = NpgsqlDbType.Uuid });
        parameters.Add(new() { Value = range.FromVersion, NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new() { Value = range.ToVersion, NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new()
        {
            Value = range.RecordedUntil is { } until ? Microseconds.ToColumn(until) : DBNull.Value,
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        parameters.Add(new() { Value = range.Archived, NpgsqlDbType = NpgsqlDbType.Boolean });
        parameters.Add(new() { Value = PageSize, NpgsqlDbType = NpgsqlDbType.Integer });

        var page = new List<StoredEvent>();
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            page.Add(EventRow.Read(reader, store.Serializer, tenant, streamId));
        return page;
    }
}
