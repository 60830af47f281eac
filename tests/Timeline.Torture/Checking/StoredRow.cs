using Npgsql;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Checking;

/// <summary>An event as SQL finds it: what the store says of itself is not asked. What Marten puts in the place of a failed append is none.</summary>
internal sealed record StoredRow(long Position, Guid Id, Guid Stream, long Version, DateTime RecordedAt, Guid Command, int Number, int Of, string? CommandHeader)
{
    private const string Sql = $"""
        select seq_id, id, stream_id, version, timestamp, (data ->> 'Command')::uuid, (data ->> 'Number')::int, (data ->> 'Of')::int, headers ->> 'command_id'
        from {EntryStore.Schema}.mt_events where tenant_id = $1 and type <> 'tombstone' order by seq_id
        """;

    public static async Task<List<StoredRow>> OfAsync(NpgsqlConnection connection, string tenant)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = tenant } } };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<StoredRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new StoredRow(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetInt64(3), reader.GetDateTime(4), reader.GetGuid(5),
                reader.GetInt32(6), reader.GetInt32(7), await reader.IsDBNullAsync(8) ? null : reader.GetString(8)));
        }

        return rows;
    }
}
