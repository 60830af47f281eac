using System.Globalization;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Contention;

/// <summary>Many clients record in one incident at once; whatever they were told is stored is looked for in the database.</summary>
internal sealed class Crowding(Bench bench, string schema, params NodeClient[] nodes)
{
    private const int Before = 400;

    private const string Log =
        """mutation($input: LogEntryInput!) { logEntry(input: $input) { incident { version } entry { sequence } error { message } } }""";

    /// <summary>One turn in an incident of its own. Clients are spread evenly over the nodes.</summary>
    /// <param name="clients">How many at once.</param>
    /// <param name="entries">How many are logged by all of them together.</param>
    /// <exception cref="InvalidOperationException">An entry was refused, is missing, there twice or out of sequence.</exception>
    public async Task<Sample> RunAsync(int clients, int entries)
    {
        var room = await Room.MakeAsync(nodes[0], Before);
        var requests = Enumerable.Range(0, entries).Select(number => Request(room, number)).ToArray();
        var (latencies, sequences) = (new double[entries], new long[entries]);
        var next = -1;
        var sample = await Turn.OnceAsync(latencies, () => Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < entries;)
            {
                var (data, took) = await nodes[client % nodes.Length].AskAsync(requests[number]);
                (latencies[number], sequences[number]) = (took, data.GetProperty("logEntry").GetProperty("entry").GetProperty("sequence").GetInt64());
            }
        }))));
        await CheckAsync(room, entries, sequences);
        return sample;
    }

    private async Task CheckAsync(Room room, int entries, long[] sequences)
    {
        var version = (await nodes[0].AskAsync("query($key: String!) { incident(key: $key) { version } }", new { key = room.Key })).GetProperty("incident").GetProperty("version").GetInt64();
        var expected = Enumerable.Range(0, entries).Select(number => version - entries + 1 + number);
        if (!sequences.Order().SequenceEqual(expected))
            throw new InvalidOperationException($"The answers tell of sequences {sequences.Min()} to {sequences.Max()}, {sequences.Distinct().Count()} different ones, where {entries} up to {version} were expected.");

        // The stream's own word, its events, their versions without a gap, and each text once.
        var stored = await bench.Server.ScalarAsync(
            $"""
             select concat_ws(' ', (select version from {schema}.mt_streams where id = e.stream_id), count(*), min(e.version), max(e.version), count(distinct e.version),
                              count(distinct e.data ->> 'Text') filter (where e.data ->> 'Text' like 'Crowded %'))
             from {schema}.mt_events e where e.stream_id = (select stream_id from {schema}.mt_events where data ->> 'Text' like 'Crowded {room.Key} %' limit 1) group by e.stream_id
             """);
        var whole = string.Create(CultureInfo.InvariantCulture, $"{version} {version} 1 {version} {version} {entries}");
        if (stored != whole)
            throw new InvalidOperationException($"Stored (version, events, first, last, different versions, different texts): {stored}; expected {whole}.");
    }

    private static byte[] Request(Room room, int number) =>
        NodeClient.Request(Log, new { input = new { commandId = Guid.CreateVersion7(), incidentId = room.Id, text = string.Create(CultureInfo.InvariantCulture, $"Crowded {room.Key} {number}") } });
}
