using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>
/// One page of 50 entries over HTTP, asked for by many connections at once: bare Kestrel, our endpoint, and the peers, each a
/// process of its own, in turn, over the same schema, data and load generator.
/// </summary>
internal static class PageBenchmark
{
    private const double OfMercurius = 1;

    public static async Task RunAsync(Arguments arguments)
    {
        HttpLoad.Prepare();
        var entries = Path.Combine(Path.GetTempPath(), $"timeline-entries-{Environment.ProcessId}.json");
        await File.WriteAllBytesAsync(entries, EntryApi.Json());
        var servers = new List<(string Name, ServerProcess Server)>();
        try
        {
            var peers = await Peers.InstallAsync();
            servers.Add(("bare Kestrel, the same bytes", await ServerProcess.StartOwnAsync("bare")));
            servers.Add(("Timeline.GraphQL", await ServerProcess.StartOwnAsync("engine")));
            servers.Add(("mercurius with JIT", await ServerProcess.StartPeerAsync(peers, "mercurius-jit", entries)));
            servers.Add(("mercurius", await ServerProcess.StartPeerAsync(peers, "mercurius", entries)));
            servers.Add(("graphql-yoga", await ServerProcess.StartPeerAsync(peers, "yoga", entries)));
            await RequireSameAnswersAsync(servers);
            var connections = arguments.Number("connections", 32);
            var samples = await Rounds.CompareAsync(
                $"A page of 50 entries, {connections} connections",
                "requests",
                arguments.Number("rounds", 5),
                [.. servers.Select(one => new Contender(one.Name, () => TurnAsync(one.Server, connections, arguments.Number("seconds", 3))))]);
            Goal.AtLeast("Timeline.GraphQL, of mercurius with JIT", Rounds.Ratio(samples[1], samples[2]), OfMercurius);
        }
        finally
        {
            servers.ForEach(one => one.Server.Dispose());
            File.Delete(entries);
        }
    }

    private static async Task<Sample> TurnAsync(ServerProcess server, int count, int seconds)
    {
        var connections = Enumerable.Range(0, count).Select(_ => new HttpConnection(server.Address, EntryApi.PageRequest, EntryApi.PageMark)).ToArray();
        var allocated = await server.AllocatedAsync();
        var sample = await HttpLoad.TurnAsync(connections, () => server.Cpu, seconds);
        return sample with { Allocated = (double?)(await server.AllocatedAsync() - allocated) / sample.Count };
    }

    // Nobody may be fast by answering something else.
    private static async Task RequireSameAnswersAsync(List<(string Name, ServerProcess Server)> servers)
    {
        using var client = new HttpClient();
        JsonNode? expected = null;
        foreach (var (name, server) in servers)
        {
            using var body = new ByteArrayContent(EntryApi.PageRequest);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await client.PostAsync(server.Address, body);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            var answer = JsonNode.Parse(bytes);
            expected ??= answer;
            if (answer?["errors"] is not null || !JsonNode.DeepEquals(expected, answer))
                throw new InvalidOperationException($"{name} answers something else: {Encoding.UTF8.GetString(bytes)}");
            Report.Line($"{name}: {bytes.Length} bytes");
        }
    }
}
