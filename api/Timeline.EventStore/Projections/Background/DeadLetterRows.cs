using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Projections.Background;

/// <summary>Marten's table of dead letters, with the members of its DeadLetterEvent.</summary>
internal sealed class DeadLetterRows(StoreContext store)
{
    public const string LiveShard = "All";
    public const string RebuildShard = "Rebuild";

    private readonly string _table = $"{store.QuotedSchema}.mt_doc_deadletterevent";

    public Task ParkAsync(NpgsqlConnection connection, ProjectionTarget target, StoredEvent stored, Exception cause, CancellationToken cancellation)
    {
        var sql =
            $"""
             insert into {_table} (id, data, mt_dotnet_type)
             values ($1, jsonb_build_object('Id', $1::uuid, 'ProjectionName', $2::varchar, 'ShardName', $3::varchar, 'EventSequence', $4::bigint,
                                            'ExceptionType', $5::varchar, 'ExceptionMessage', $6::varchar, 'Timestamp', clock_timestamp()),
                     'JasperFx.Events.Daemon.DeadLetterEvent')
             """;
        return ExecuteAsync(
            connection, sql, cancellation, Uuid(Guid.CreateVersion7()), Text(target.Projection.Name), Text(target.Shard),
            new() { Value = stored.Position, NpgsqlDbType = NpgsqlDbType.Bigint }, Text(TypeOf(cause)), Text(MessageOf(cause)));
    }

    public Task FailedAgainAsync(NpgsqlConnection connection, Guid id, Exception cause, CancellationToken cancellation) =>
        ExecuteAsync(
            connection,
            $"""
             update {_table} set data = data || jsonb_build_object('ExceptionType', $2::varchar, 'ExceptionMessage', $3::varchar, 'Timestamp', clock_timestamp()),
                 mt_last_modified = transaction_timestamp(), mt_version = gen_random_uuid()
             where id = $1
             """,
            cancellation, Uuid(id), Text(TypeOf(cause)), Text(MessageOf(cause)));

    public Task DeleteAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellation) =>
        ExecuteAsync(connection, $"delete from {_table} where id = $1", cancellation, Uuid(id));

    public Task DeleteAsync(NpgsqlConnection connection, string projection, string shard, CancellationToken cancellation) =>
        ExecuteAsync(
            connection,
            $"delete from {_table} where data ->> 'ProjectionName' = $1 and data ->> 'ShardName' = $2",
            cancellation, Text(projection), Text(shard));

    /// <summary>What a rebuild parked becomes what the projection has parked.</summary>
    public async Task ReplaceByRebuildAsync(NpgsqlConnection connection, string projection, CancellationToken cancellation)
    {
        await DeleteAsync(connection, projection, LiveShard, cancellation).ConfigureAwait(false);
        await ExecuteAsync(
            connection,
            $"""
             update {_table} set data = jsonb_set(data, array['ShardName'], to_jsonb($3::varchar))
             where data ->> 'ProjectionName' = $1 and data ->> 'ShardName' = $2
             """,
            cancellation, Text(projection), Text(RebuildShard), Text(LiveShard)).ConfigureAwait(false);
    }

    /// <summary>The dead letters of the documents that are read, in the order of the events.</summary>
    /// <param name="connection">Where to ask.</param>
    /// <param name="projection">One projection; null for all.</param>
    /// <param name="id">One dead letter; null for all.</param>
    /// <param name="cancellation">Cancels the query.</param>
    public async Task<List<DeadLetter>> ListAsync(NpgsqlConnection connection, string? projection, Guid? id, CancellationToken cancellation)
    {
        var sql =
            $"""
             select d.id, d.data ->> 'ProjectionName', (d.data ->> 'EventSequence')::bigint, e.tenant_id, e.stream_id, e.version, e.type,
                    coalesce(d.data ->> 'ExceptionType', ''), coalesce(d.data ->> 'ExceptionMessage', ''), (d.data ->> 'Timestamp')::timestamptz
             from {_table} d left join {store.QuotedSchema}.mt_events e on e.seq_id = (d.data ->> 'EventSequence')::bigint
             where d.data ->> 'ShardName' = $1 and ($2::varchar is null or d.data ->> 'ProjectionName' = $2) and ($3::uuid is null or d.id = $3)
             order by 3, 2
             """;
        var command = new NpgsqlCommand(sql, connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(Text(LiveShard));
        command.Parameters.Add(new() { Value = (object?)projection ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var found = new List<DeadLetter>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            found.Add(new DeadLetter
            {
                Id = reader.GetGuid(0),
                Projection = reader.GetString(1),
                Position = reader.GetInt64(2),
                TenantId = reader.IsDBNull(3) ? null : reader.GetString(3),
                StreamId = reader.IsDBNull(4) ? null : reader.GetGuid(4),
                Version = reader.IsDBNull(5) ? null : reader.GetInt64(5),
                Alias = reader.IsDBNull(6) ? null : reader.GetString(6),
                ExceptionType = reader.GetString(7),
                ExceptionMessage = reader.GetString(8),
                FailedAt = Microseconds.FromColumn(reader.GetDateTime(9)),
            });
        }

        return found;
    }

    private static string TypeOf(Exception cause) => cause.GetType().FullName!;

    // PostgreSQL's text holds everything but NUL.
    private static string MessageOf(Exception cause) => cause.Message.Replace("\0", "", StringComparison.Ordinal);

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Varchar };

    private static NpgsqlParameter Uuid(Guid value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Uuid };
}
