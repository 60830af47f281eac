using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;
using Timeline.Benchmarks.Load.Servers;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>
/// The release build of the program over PostgreSQL, asked what the web UI asks, with its own documents and a token: beside bare Kestrel, which
/// answers the same bytes again and again, in one run.
/// </summary>
internal static class ApplicationBenchmark
{
    private const string Schema = "bench_application";
    private const double RoomsASecond = 3_000;
    private const int ConnectionsOfTheGoal = 8;

    public static async Task RunAsync(Arguments arguments)
    {
        HttpLoad.Prepare();
        var all = arguments.Numbers("at", [1, 8, 32]);
        await using var server = await BenchServer.StartAsync(arguments);
        var bench = new Bench(arguments, server);
        await server.DropSchemaAsync(Schema);
        using var node = await Nodes.StartAsync(bench, Schema);
        using var client = new NodeClient(node);
        using var kestrel = await ServerProcess.StartOwnAsync("bare");
        var load = await ApplicationLoad.MakeAsync(node, client, roomsToLogIn: all.Max());

        // What is called often is compiled anew in the first seconds of the process.
        foreach (var turn in new[] { load.RoomAsync, load.BoardAsync, load.ViewerAsync, load.LogAsync })
            await turn(all.Max(), bench.Seconds);
        foreach (var count in all)
        {
            var samples = await Rounds.CompareAsync(
                $"The application over PostgreSQL, {count} connections",
                "requests",
                bench.RoundCount,
                new("bare Kestrel, a page from memory", () => HttpLoad.TurnAsync(Bare(kestrel, count), () => kestrel.Cpu, bench.Seconds)),
                new("the room of 50 entries", () => load.RoomAsync(count, bench.Seconds)),
                new("the board of 25 incidents", () => load.BoardAsync(count, bench.Seconds)),
                new("viewer", () => load.ViewerAsync(count, bench.Seconds)),
                new("logEntry, each in its own incident", () => load.LogAsync(count, bench.Seconds)));
            if (count == ConnectionsOfTheGoal)
                Goal.AtLeast($"the room of 50 at {count} connections", Sample.Median(samples[1].Select(sample => sample.Rate)), RoomsASecond, "/s");
        }

        Report.Line($"  no answer told of an error; every entry that was answered is in its incident and on the board");
    }

    private static HttpConnection[] Bare(ServerProcess kestrel, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new HttpConnection(kestrel.Address, EntryApi.PageRequest, EntryApi.PageMark))];
}
