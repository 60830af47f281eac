using Npgsql;
using NpgsqlTypes;

namespace Timeline.EventStore.Projections.Background;

/// <summary>Tells how background projections fare.</summary>
internal static class ProjectionWatching
{
    public static async Task<IReadOnlyList<ProjectionStatus>> StatusAsync(StoreContext store, CancellationToken cancellation)
    {
        var projections = store.Options.BackgroundProjections.All;
        var sql =
            $"""
             select coalesce(p.last_seq_id, 0), p.last_updated, (select coalesce(max(seq_id), 0) from {store.QuotedSchema}.mt_events),
                    (select count(*) from {store.QuotedSchema}.mt_doc_deadletterevent d
                     where d.data ->> 'ProjectionName' = u.projection and d.data ->> 'ShardName' = '{DeadLetterRows.LiveShard}'),
                    {ProjectionLock.OwnerSql("u.key")}
             from unnest($1::varchar[], $2::varchar[], $3::text[]) with ordinality as u (projection, progress, key, nth)
             left join {store.QuotedSchema}.mt_event_progression p on p.name = u.progress order by u.nth
             """;
        var command = store.Database.CreateCommand(sql);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(Texts(projections.Select(projection => projection.Name)));
        command.Parameters.Add(Texts(projections.Select(projection => projection.ProgressName)));
        command.Parameters.Add(Texts(projections.Select(projection => ProjectionLock.OwnerKey(store, projection.Name))));
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var found = new List<ProjectionStatus>();
        foreach (var projection in projections)
        {
            await reader.ReadAsync(cancellation).ConfigureAwait(false);
            found.Add(new ProjectionStatus(
                projection.Name, projection.Version, reader.GetInt64(0), reader.GetInt64(2), reader.GetInt64(3),
                reader.IsDBNull(1) ? null : Microseconds.FromColumn(reader.GetDateTime(1)),
                reader.IsDBNull(4) ? null : reader.GetString(4)));
        }

        return found;
    }

    public static async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(StoreContext store, string? projection, CancellationToken cancellation)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        return await new DeadLetterRows(store).ListAsync(connection, projection, id: null, cancellation).ConfigureAwait(false);
    }

    private static NpgsqlParameter Texts(IEnumerable<string> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };
}
