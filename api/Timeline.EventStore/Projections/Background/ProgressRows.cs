using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.EventStore.Projections.Background;

/// <summary>What the progress table knows of a projection.</summary>
/// <param name="Position">Where this version is; null when it has no row.</param>
/// <param name="Older">The row of the newest older version; null when there is none.</param>
/// <param name="OlderPosition">Where that one is.</param>
/// <param name="Newer">The newest version, when it is newer than this one.</param>
internal sealed record ProjectionProgress(long? Position, int? Older, long OlderPosition, int? Newer);

/// <summary>Marten's table of progress: one row per shard and version.</summary>
internal sealed class ProgressRows(StoreContext store, BackgroundProjection projection)
{
    private readonly string _table = $"{store.QuotedSchema}.mt_event_progression";

    public async Task<ProjectionProgress> LoadAsync(NpgsqlConnection connection, bool forUpdate, CancellationToken cancellation)
    {
        var sql = $"select name, coalesce(last_seq_id, 0) from {_table} where name = $1 or (starts_with(name, $2) and name like '%:All') order by name";
        var command = new NpgsqlCommand(forUpdate ? sql + " for update" : sql, connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(Text(projection.ProgressNameOf(1)));
        command.Parameters.Add(Text($"{projection.Name}:V"));
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var rows = new SortedDictionary<int, long>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (VersionIn(reader.GetString(0)) is { } version)
                rows[version] = reader.GetInt64(1);
        }

        var older = rows.Keys.Where(version => version < projection.Version).Select(version => (int?)version).LastOrDefault();
        var newer = rows.Keys.Where(version => version > projection.Version).Select(version => (int?)version).LastOrDefault();
        return new ProjectionProgress(
            rows.TryGetValue(projection.Version, out var position) ? position : null, older, older is { } found ? rows[found] : 0, newer);
    }

    public Task BeginAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        ExecuteAsync(connection, $"insert into {_table} (name, last_seq_id) values ($1, 0) on conflict do nothing", cancellation, Text(projection.ProgressName));

    /// <summary>Moves the position and holds its row to the end of the transaction. The first statement of every batch.</summary>
    /// <exception cref="ProgressMovedException">It is not where the batch begins: somebody else moved it.</exception>
    public async Task AdvanceAsync(NpgsqlConnection connection, long from, long to, CancellationToken cancellation)
    {
        var sql = $"update {_table} set last_seq_id = $3, last_updated = transaction_timestamp() where name = $1 and last_seq_id = $2";
        if (await ExecuteAsync(connection, sql, cancellation, Text(projection.ProgressName), Number(from), Number(to)).ConfigureAwait(false) == 0)
            throw new ProgressMovedException(projection.Name);
    }

    /// <summary>Sets the position, whatever it was, and takes the place of older versions.</summary>
    public async Task ReplaceAsync(NpgsqlConnection connection, long position, CancellationToken cancellation)
    {
        var upsert =
            $"""
             insert into {_table} (name, last_seq_id, last_updated) values ($1, $2, transaction_timestamp())
             on conflict on constraint pk_mt_event_progression do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
             """;
        await ExecuteAsync(connection, upsert, cancellation, Text(projection.ProgressName), Number(position)).ConfigureAwait(false);
        for (var version = 1; version < projection.Version; version++)
            await ExecuteAsync(connection, $"delete from {_table} where name = $1", cancellation, Text(projection.ProgressNameOf(version))).ConfigureAwait(false);
    }

    /// <summary>How far the order of all events is settled, for programs that look there.</summary>
    public static async Task MarkHighWaterAsync(StoreContext store, NpgsqlConnection connection, long settled, CancellationToken cancellation)
    {
        var sql =
            $"""
             insert into {store.QuotedSchema}.mt_event_progression as p (name, last_seq_id, last_updated) values ('HighWaterMark', $1, transaction_timestamp())
             on conflict on constraint pk_mt_event_progression do update set last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
             where coalesce(p.last_seq_id, 0) < excluded.last_seq_id
             """;
        await ExecuteAsync(connection, sql, cancellation, Number(settled)).ConfigureAwait(false);
    }

    private int? VersionIn(string name)
    {
        if (name == projection.ProgressNameOf(1))
            return 1;
        var digits = name.AsSpan()[(projection.Name.Length + 2)..^":All".Length];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Varchar };

    private static NpgsqlParameter Number(long value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Bigint };
}
