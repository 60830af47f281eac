using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.EventStore.Sealing;

/// <summary>One pending redaction of a session.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Version">The event.</param>
/// <param name="Reason">Why.</param>
/// <param name="Alias">The type of the replacement, which must be the event's; null when there is none.</param>
/// <param name="Replacement">JSON; an empty object for nothing.</param>
internal sealed record RedactCommand(Guid StreamId, long Version, string Reason, string? Alias, byte[] Replacement)
{
    public NpgsqlBatchCommand ToCommand(string sql, string tenant, string? actor, Instant? now)
    {
        var command = new NpgsqlBatchCommand(sql);
        var parameters = command.Parameters;
        parameters.Add(new() { Value = tenant, NpgsqlDbType = NpgsqlDbType.Varchar });
        parameters.Add(new() { Value = StreamId, NpgsqlDbType = NpgsqlDbType.Uuid });
        parameters.Add(new() { Value = Version, NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new() { Value = (object?)Alias ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar });
        parameters.Add(new() { Value = Replacement, NpgsqlDbType = NpgsqlDbType.Jsonb });
        parameters.Add(new() { Value = (object?)actor ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar });
        parameters.Add(new() { Value = Reason, NpgsqlDbType = NpgsqlDbType.Varchar });
        parameters.Add(new() { Value = now is { } at ? Microseconds.ToColumn(at) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return command;
    }
}
