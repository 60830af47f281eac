using Timeline.Benchmarks.Load.GraphQL;

namespace Timeline.Benchmarks.Load.Subscriptions;

/// <summary>Starts who is measured: our engine and mercurius over events in memory, and the whole application when it is named.</summary>
internal static class LiveServers
{
    private const string Subscription = "subscription { added { sequence text kind occurredAt author { id name } } }";
    private const string Field = """add(text: "TEXT") { sequence }""";

    public static async Task MeasureAsync(Arguments arguments, Func<LiveServer, Task> measure)
    {
        // The load client goes on where a message arrives, without handing it to another thread.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        foreach (var start in Starts(arguments))
        {
            using var server = await start();
            await measure(server);
        }
    }

    private static IEnumerable<Func<Task<LiveServer>>> Starts(Arguments arguments)
    {
        yield return async () =>
        {
            var process = await ServerProcess.StartOwnAsync("live");
            return new LiveServer("Timeline.GraphQL, in memory", process.Address, process, Subscription, Field, "sequence");
        };
        if (arguments.Text("app") is { } program)
            yield return () => Application.StartAsync(program);
        yield return async () =>
        {
            var process = await ServerProcess.StartAsync("node", await Peers.InstallAsync(), isManaged: false, ["serve-live.mjs", LiveApi.SdlFile]);
            return new LiveServer("mercurius with JIT, in memory", process.Address, process, Subscription, Field, "sequence");
        };
    }
}
