using Timeline.Benchmarks.Load.GraphQL;

namespace Timeline.Benchmarks.Load.Subscriptions;

/// <summary>Starts who is measured: our engine and mercurius over events in memory, and the whole application when it is named.</summary>
internal static class LiveServers
{
    private const string Subscription = "subscription { added { sequence text kind occurredAt author { id name } } }";
    private const string Field = """add(text: "TEXT") { sequence }""";

    public const string Ours = "Timeline.GraphQL, in memory";
    public const string Mercurius = "mercurius with JIT, in memory";

    /// <summary>Measures one server after another, each alone on the machine.</summary>
    public static async Task MeasureAsync(Arguments arguments, Func<LiveServer, Task> measure)
    {
        HttpLoad.Prepare();
        foreach (var start in Starts(arguments))
        {
            using var server = await start();
            await measure(server);
        }
    }

    /// <summary>Starts all servers, to be measured in turn; who is not asked has nothing to do.</summary>
    public static async Task MeasureTogetherAsync(Arguments arguments, Func<IReadOnlyList<LiveServer>, Task> measure)
    {
        HttpLoad.Prepare();
        var servers = new List<LiveServer>();
        try
        {
            foreach (var start in Starts(arguments))
                servers.Add(await start());
            await measure(servers);
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
        }
    }

    private static IEnumerable<Func<Task<LiveServer>>> Starts(Arguments arguments)
    {
        yield return async () =>
        {
            var process = await ServerProcess.StartOwnAsync("live");
            return new LiveServer(Ours, process.Address, process, Subscription, Field, "sequence");
        };
        if (arguments.Text("app") is { } program)
            yield return () => Application.StartAsync(program);
        yield return async () =>
        {
            var process = await ServerProcess.StartAsync("node", await Peers.InstallAsync(), isManaged: false, ["serve-live.mjs", LiveApi.SdlFile]);
            return new LiveServer(Mercurius, process.Address, process, Subscription, Field, "sequence");
        };
    }
}
