using System.Globalization;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Live;

/// <summary>How long after its commit on one node an event reaches a client of another, at a steady rate, beside a plain notice of PostgreSQL.</summary>
internal static class LiveBenchmark
{
    private const string Schema = "bench_live";
    private const string Limit = "bench_live_limit";
    private const int Rooms = 10;
    private const int Milliseconds = 20;

    public static async Task RunAsync(Bench bench)
    {
        // The load client goes on where a message arrives, without handing it to another thread.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        var rate = bench.Arguments.Number("rate", 100);
        var count = rate * bench.Seconds;
        await bench.Server.DropSchemaAsync(Schema);
        await (await bench.EmptyStoreAsync(Limit, isSealed: false)).DisposeAsync();
        await using var notices = new PlainNotices(bench, Limit);
        await notices.PrepareAsync();
        using var node = await Nodes.StartAsync(bench, Schema);
        using var far = await Nodes.StartAsync(bench, Schema);
        using var writer = new NodeClient(node);

        var p99 = new List<double>();
        // Round 0 warms up.
        for (var round = 0; round <= bench.RoundCount; round++)
        {
            var limit = await notices.RunAsync(count, rate);
            // Followed anew each time: who does not read while the other has its turn would be cut off for not answering.
            using var rooms = await FollowedRooms.FollowAsync(writer, far, Rooms);
            var (deliveries, late) = await rooms.RunAsync(count, rate);
            Report.Line($"");
            Report.Line($"Live, {(round == 0 ? "warming up" : string.Create(CultureInfo.InvariantCulture, $"round {round}"))}: {count:N0} entries at {rate}/s in {Rooms} rooms (the latest began {late:N0} ms late); load average {Report.LoadAverage()}");
            limit.Print("Npgsql, a notice after the two rows");
            deliveries.Print("a client of the other node");
            if (round > 0)
                p99.Add(deliveries.P99);
        }

        Goal.AtMost("from the storing statement to a client of the other node, p99, median of the rounds", Sample.Median(p99), Milliseconds, " ms");
    }
}
