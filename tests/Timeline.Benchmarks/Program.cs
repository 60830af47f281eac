using Timeline.Benchmarks.Load;
using Timeline.Benchmarks.Load.Appending;
using Timeline.Benchmarks.Load.Following;
using Timeline.Benchmarks.Load.GraphQL;
using Timeline.Benchmarks.Load.Reading;
using Timeline.Benchmarks.Load.Scale;
using Timeline.Benchmarks.Load.Servers;
using Timeline.Benchmarks.Load.Subscriptions;

namespace Timeline.Benchmarks;

/// <summary>
/// <c>Timeline.Benchmarks store|graphql|subscriptions &lt;what&gt; [--name value …]</c>: measures the event store, the GraphQL engine and its
/// subscriptions beside their limits and peers; docs/performance.md explains it.
/// </summary>
internal static class Program
{
    private const string Usage =
        """
        Usage: Timeline.Benchmarks store append|fold|follow|readall|rebuild|generate|scale|scale-rebuild [--name value ...]

          --folder PATH      where the server keeps its data (a new one in the temporary folder, removed at the end)
          --postgres STRING  measure on this server instead: a superuser's connection string to a database of its own
          --set NAME=VALUE   a setting of the server that is started; may be repeated
          --pool TEXT        added to the connection string of our pool ("No Reset On Close=true")
          --try FILE         SQL to run after the migrations, with {schema}: measures a change before it is one
          --rounds N         how often each contender is measured in turn (5)
          --seconds N        how long each turn lasts (3)
          --at 1,8,32        append: how many at once
          --kind start|next  append: begin a stream each time, or add to one's own
          --rate N           follow: appends a second (500)
          --events N  --streams N  generate, scale, readall, rebuild: how many

               Timeline.Benchmarks graphql page|engine [--name value ...]

          page               a page of 50 entries over HTTP, beside bare Kestrel, mercurius and graphql-yoga (needs node and npm)
          engine             the executor alone, one request after another
          --rounds N         how often each contender is measured in turn (5)
          --seconds N        how long each turn lasts (3)
          --connections N    page: how many at once (32)

               Timeline.Benchmarks subscriptions fanout|burst|idle [--name value ...]

          fanout             events at a steady rate to many WebSockets, beside mercurius (needs node and npm)
          burst              many events in one request
          idle               memory for each subscriber to whom nothing happens
          --app FILE         measure the built application too, on a PostgreSQL of its own
          --clients N        how many subscribers (fanout 1000, burst 500, idle 2000)
          --rate N           fanout: events a second (20)
          --seconds N        fanout: for how long (10)
          --events N         burst: how many in one request (100)
          --rounds N         burst: how often (5)
        """;

    private static readonly Dictionary<string, Func<Arguments, Task>> GraphQLBenchmarks = new(StringComparer.Ordinal)
    {
        ["page"] = PageBenchmark.RunAsync,
        ["engine"] = EngineBenchmark.RunAsync,
        ["serve-engine"] = _ => HttpServers.ServeEngineAsync(),
        ["serve-live"] = _ => HttpServers.ServeLiveAsync(),
        ["serve-bare"] = _ => HttpServers.ServeBareAsync(),
    };

    private static readonly Dictionary<string, Func<Arguments, Task>> SubscriptionsBenchmarks = new(StringComparer.Ordinal)
    {
        ["fanout"] = SubscriptionBenchmarks.FanOutAsync,
        ["burst"] = SubscriptionBenchmarks.BurstAsync,
        ["idle"] = SubscriptionBenchmarks.IdleAsync,
    };

    private static readonly Dictionary<string, Func<Bench, Task>> StoreBenchmarks = new(StringComparer.Ordinal)
    {
        ["append"] = AppendBenchmark.RunAsync,
        ["fold"] = FoldBenchmark.RunAsync,
        ["follow"] = FollowBenchmark.RunAsync,
        ["readall"] = ReadAllBenchmark.RunAsync,
        ["rebuild"] = RebuildBenchmark.RunAsync,
        ["generate"] = Generator.RunAsync,
        ["scale"] = ScaleBenchmark.RunAsync,
        ["scale-rebuild"] = ScaleBenchmark.RebuildAsync,
    };

    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            await RunAsync(arguments);
            return 0;
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}\n\n{Usage}");
            return 2;
        }
    }

    private static async Task RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["store", var what, .. var rest] when StoreBenchmarks.TryGetValue(what, out var run):
                var options = Arguments.Parse(rest);
                await using (var server = await BenchServer.StartAsync(options))
                    await run(new Bench(options, server));
                break;
            case ["graphql", var what, .. var rest] when GraphQLBenchmarks.TryGetValue(what, out var run):
                await run(Arguments.Parse(rest));
                break;
            case ["subscriptions", var what, .. var rest] when SubscriptionsBenchmarks.TryGetValue(what, out var run):
                await run(Arguments.Parse(rest));
                break;
            default:
                throw new UsageException(arguments.Length == 0 ? "What is to be measured?" : $"There is nothing named \"{string.Join(' ', arguments.Take(2))}\".");
        }
    }
}
