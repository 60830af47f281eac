using Timeline.Benchmarks.Load;
using Timeline.Benchmarks.Load.Appending;
using Timeline.Benchmarks.Load.Contention;
using Timeline.Benchmarks.Load.Documents;
using Timeline.Benchmarks.Load.Figures;
using Timeline.Benchmarks.Load.GraphQL;
using Timeline.Benchmarks.Load.Importing;
using Timeline.Benchmarks.Load.Live;
using Timeline.Benchmarks.Load.Rebuilding;
using Timeline.Benchmarks.Load.Rooms;
using Timeline.Benchmarks.Load.Searching;
using Timeline.Benchmarks.Load.Servers;
using Timeline.Benchmarks.Load.Starting;
using Timeline.Benchmarks.Load.Subscriptions;

namespace Timeline.Benchmarks;

/// <summary>
/// <c>Timeline.Benchmarks store|graphql|subscriptions|pdf|import|html &lt;what&gt; [--name value …]</c>: measures the event store, the GraphQL engine and its
/// subscriptions, and documents, beside their limits and peers; docs/performance.md explains it.
/// </summary>
internal static class Program
{
    private const string Usage =
        """
        Usage: Timeline.Benchmarks store append|flat|contention|live|rebuild|search|figures|exact|start|memory [--name value ...]

          append             events by Marten with and without their seals, beside one prepared statement
          flat               commands and pages of incidents of different lengths, through the application
          contention         many who record in one incident at once, on one node and on two
          live               from a commit on one node to a client of another
          rebuild            documents made anew from events, beside COPY
          search             what is looked for among a million things, through the application
          figures            metrics over a hundred thousand incidents, through the application
          exact              whether every figure over them is what PostgreSQL counts from the raw rows; exit code 1 when not
          start              from the start of the process to its first answer
          memory             of a node at rest and with many rooms read
          --folder PATH      where the server keeps its data (a new one in the temporary folder, removed at the end)
          --postgres STRING  measure on this server instead: a superuser's connection string to a database of its own
          --set NAME=VALUE   a setting of the server that is started; may be repeated
          --app FILE         the built application (the release build beside this program's)
          --rounds N         how often each contender is measured in turn (5)
          --seconds N        append, live: how long each turn lasts (3)
          --pool TEXT        append, rebuild: added to the connection string of our pool ("No Reset On Close=true")
          --try FILE         append, rebuild: SQL to run on the new tables, with {schema}: measures a change before it is one
          --at 1,8,32        append: how many at once
          --kind next|start  append: add to a stream of one's own, or begin one each time
          --sizes 10,1000    flat: entries of the incidents (10,100,1000,10000)
          --times N          flat: how often each thing is done in a round (25)
          --rate N           live: events a second (100)
          --events N  --streams N  rebuild: how many (100000, one for each 50 events); start: how many events (10000)
          --things N  --times N    search: how many things (1000000), and how often each query is asked in a round (20)
          --incidents N  --times N  figures: how many incidents (100000), and how often each is asked in a round (20); exact: how many incidents
          --rooms N          memory: how many incidents of 1,000 entries (100)

               Timeline.Benchmarks graphql page|application|engine [--name value ...]

          page               a page of 50 entries over HTTP, beside bare Kestrel, mercurius and graphql-yoga (needs node and npm)
          application        what the web UI asks of the built application over PostgreSQL, beside bare Kestrel
          engine             the executor alone, and what a kept document takes
          --rounds N         how often each contender is measured in turn (5)
          --seconds N        how long each turn lasts (3)
          --connections N    page: how many at once (32)
          --at 1,8,32        application: how many connections at once
          --app, --folder, --postgres, --set   application: as for the store

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

               Timeline.Benchmarks pdf long|twelve [--name value ...]

          long               a document of 40 hours, with a table of 8,000 rows and pictures: time and memory, fresh and warm
          twelve             twelve pages beside Chromium's print and pdfmake (needs node, npm and Chromium)
          --events N         long: how many entries (5000)
          --rounds N         how often each is measured (5)

               Timeline.Benchmarks import notes [--name value ...]

          notes              notes of 1,000 lines of each kind, read into entries
          --rounds N         how often each is read (9)

               Timeline.Benchmarks html entries [--name value ...]

          entries            HTML of entries, made anew and kept
          --rounds N         how often each contender is measured in turn (5)
          --seconds N        how long each turn lasts (3)
        """;

    private static readonly Dictionary<string, Func<Arguments, Task>> GraphQLBenchmarks = new(StringComparer.Ordinal)
    {
        ["page"] = PageBenchmark.RunAsync,
        ["application"] = ApplicationBenchmark.RunAsync,
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

    private static readonly Dictionary<string, Func<Arguments, Task>> PdfBenchmarks = new(StringComparer.Ordinal)
    {
        ["long"] = DocumentBenchmarks.LongAsync,
        ["twelve"] = DocumentBenchmarks.TwelveAsync,
        ["once"] = DocumentBenchmarks.OnceAsync,
    };

    private static readonly Dictionary<string, Func<Bench, Task>> StoreBenchmarks = new(StringComparer.Ordinal)
    {
        ["append"] = AppendBenchmark.RunAsync,
        ["flat"] = FlatBenchmark.RunAsync,
        ["contention"] = ContentionBenchmark.RunAsync,
        ["live"] = LiveBenchmark.RunAsync,
        ["rebuild"] = RebuildBenchmark.RunAsync,
        ["search"] = SearchBenchmark.RunAsync,
        ["figures"] = FiguresBenchmark.RunAsync,
        ["exact"] = FiguresCheck.RunAsync,
        ["start"] = StartBenchmark.RunAsync,
        ["memory"] = MemoryBenchmark.RunAsync,
    };

    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            await RunAsync(arguments);
            return Environment.ExitCode;
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
            case ["pdf", var what, .. var rest] when PdfBenchmarks.TryGetValue(what, out var run):
                await run(Arguments.Parse(rest));
                break;
            case ["import", "notes", .. var rest]:
                await NotesBenchmark.RunAsync(Arguments.Parse(rest));
                break;
            case ["html", "entries", .. var rest]:
                await HtmlBenchmark.RunAsync(Arguments.Parse(rest));
                break;
            default:
                throw new UsageException(arguments.Length == 0 ? "What is to be measured?" : $"There is nothing named \"{string.Join(' ', arguments.Take(2))}\".");
        }
    }
}
