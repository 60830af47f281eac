using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>
/// One page of 50 entries over HTTP, asked for by many connections at once: bare Kestrel, our endpoint, and the peers, each a
/// process of its own, in turn, over the same schema, data and load generator.
/// </summary>
internal static class PageBenchmark
{
    private static readonly byte[] Request = JsonSerializer.SerializeToUtf8Bytes(new { query = EntryApi.PageQuery, variables = new { first = 50 } });

    public static async Task RunAsync(Arguments arguments)
    {
        // The load generator goes on where a response arrives, without handing it to another thread.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
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
            await Rounds.CompareAsync(
                $"A page of 50 entries, {connections} connections",
                "requests",
                arguments.Number("rounds", 5),
                [.. servers.Select(one => new Contender(one.Name, () => TurnAsync(one.Server, connections, arguments.Number("seconds", 3))))]);
        }
        finally
        {
            servers.ForEach(one => one.Server.Dispose());
            File.Delete(entries);
        }
    }

    private static async Task<Sample> TurnAsync(ServerProcess server, int count, int seconds)
    {
        var connections = Enumerable.Range(0, count).Select(_ => new HttpConnection(server.Address, Request)).ToArray();
        try
        {
            await Task.WhenAll(connections.Select(connection => connection.ConnectAsync()));
            var (cpu, allocated) = (server.Cpu, await server.AllocatedAsync());
            var sample = await Turn.RunAsync(count, seconds, worker => connections[worker].RequestAsync().AsTask());
            var requests = sample.Rate * seconds;
            return sample with
            {
                Cpu = (server.Cpu - cpu).TotalMicroseconds / requests,
                Allocated = (await server.AllocatedAsync() - allocated) / requests,
            };
        }
        finally
        {
            Array.ForEach(connections, connection => connection.Dispose());
        }
    }

    // Nobody may be fast by answering something else.
    private static async Task RequireSameAnswersAsync(List<(string Name, ServerProcess Server)> servers)
    {
        using var client = new HttpClient();
        JsonNode? expected = null;
        foreach (var (name, server) in servers)
        {
            using var body = new ByteArrayContent(Request);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await client.PostAsync(server.Address, body);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            var answer = JsonNode.Parse(bytes);
            expected ??= answer;
            if (!JsonNode.DeepEquals(expected, answer))
                throw new InvalidOperationException($"{name} answers something else: {Encoding.UTF8.GetString(bytes)}");
            Report.Line($"{name}: {bytes.Length} bytes");
        }
    }
}
