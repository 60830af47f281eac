using System.Text.Json;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.EventStore.Appending;

/// <summary>The call of <c>es_append</c> for the events of a session.</summary>
internal static class AppendCommand
{
    /// <summary>The column by which the result is told from those of other statements of the batch.</summary>
    public const string PositionsColumn = "positions";

    public static string Sql(string quotedSchema) =>
        $"select positions, recorded_at, hashes from {quotedSchema}.es_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";

    public static NpgsqlBatchCommand Create(string sql, string tenant, SessionMetadata metadata, PendingEvents pending, Instant? now)
    {
        // One order for all appenders, so that two of them over the same streams cannot deadlock.
        var streams = pending.Streams.OrderBy(stream => stream.Id).ToArray();
        var events = pending.Events;
        var headers = metadata.AllHeaders();

        var command = new NpgsqlBatchCommand(sql);
        var parameters = command.Parameters;
        parameters.Add(Value(tenant, NpgsqlDbType.Varchar));
        parameters.Add(Array(streams, stream => stream.Id, NpgsqlDbType.Uuid));
        parameters.Add(Array(streams, stream => stream.AggregateType, NpgsqlDbType.Varchar));
        parameters.Add(Array(streams, stream => stream.Expected, NpgsqlDbType.Bigint));
        parameters.Add(Array(streams, stream => stream.Reached, NpgsqlDbType.Bigint));
        parameters.Add(Array(events, e => e.Stream.Id, NpgsqlDbType.Uuid));
        parameters.Add(Array(events, e => e.Version, NpgsqlDbType.Bigint));
        parameters.Add(Array(events, e => e.Id, NpgsqlDbType.Uuid));
        parameters.Add(Array(events, e => e.Type.Alias, NpgsqlDbType.Varchar));
        parameters.Add(Array(events, e => e.Type.DotNetName, NpgsqlDbType.Varchar));
        parameters.Add(Array(events, e => e.Body, NpgsqlDbType.Jsonb));
        parameters.Add(Value(metadata.CorrelationId, NpgsqlDbType.Varchar));
        parameters.Add(Value(metadata.CausationId, NpgsqlDbType.Varchar));
        parameters.Add(Value(headers.Count == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(headers), NpgsqlDbType.Jsonb));
        parameters.Add(Value(metadata.Actor, NpgsqlDbType.Varchar));
        parameters.Add(Value(now is { } at ? Microseconds.ToColumn(at) : null, NpgsqlDbType.TimestampTz));
        return command;
    }

    private static NpgsqlParameter Value(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static NpgsqlParameter Array<TItem, TValue>(IReadOnlyList<TItem> items, Func<TItem, TValue> value, NpgsqlDbType type)
    {
        var values = new TValue[items.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(items[i]);
        return new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
