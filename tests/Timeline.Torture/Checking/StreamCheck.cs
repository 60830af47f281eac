using Npgsql;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Checking;

/// <summary>The streams are without gaps, and their own rows say so; record times never go back.</summary>
internal static class StreamCheck
{
    public static async Task RunAsync(NpgsqlConnection connection, string tenant, IReadOnlyList<StoredRow> rows, Findings findings)
    {
        var heads = await HeadsAsync(connection, tenant);
        foreach (var stream in rows.GroupBy(row => row.Stream))
        {
            var events = stream.OrderBy(row => row.Version).ToList();
            findings.Expect(
                events.Select(row => row.Version).SequenceEqual(Enumerable.Range(1, events.Count).Select(i => (long)i)),
                "gap", $"stream {stream.Key} has the versions {string.Join(", ", events.Select(row => row.Version))}");
            findings.Expect(
                heads.Remove(stream.Key, out var head) && head == events[^1].Version, "head", $"stream {stream.Key} ends at {events[^1].Version} and its row says {head}");
            var pairs = events.Zip(events.Skip(1)).ToList();
            findings.Expect(pairs.TrueForAll(pair => pair.First.RecordedAt <= pair.Second.RecordedAt), "time", $"record times of stream {stream.Key} go back");
            findings.Expect(pairs.TrueForAll(pair => pair.First.Position < pair.Second.Position), "order", $"positions of stream {stream.Key} go back");
        }

        foreach (var (stream, version) in heads)
            findings.Add("empty", $"stream {stream} has a row at version {version} and no events");
    }

    private static async Task<Dictionary<Guid, long>> HeadsAsync(NpgsqlConnection connection, string tenant)
    {
        await using var command = new NpgsqlCommand($"select id, version from {EntryStore.Schema}.mt_streams where tenant_id = $1 and version > 0", connection)
        {
            Parameters = { new() { Value = tenant } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var heads = new Dictionary<Guid, long>();
        while (await reader.ReadAsync())
            heads.Add(reader.GetGuid(0), reader.GetInt64(1));
        return heads;
    }
}
