using Timeline.Benchmarks.Load.Appending;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Contention;

/// <summary>
/// Many who record in one incident of 400 entries at once, on one node and over two, beside one client who records as much alone and plain Npgsql on
/// one stream's row. Fails when anything is refused, lost or out of sequence.
/// </summary>
internal static class ContentionBenchmark
{
    private const string Schema = "bench_contention";
    private const string Limit = "bench_contention_limit";
    private const double OfOneClient = 1.5;
    private const int Milliseconds = 1_000;

    public static async Task RunAsync(Bench bench)
    {
        await bench.Server.DropSchemaAsync(Schema);
        await (await bench.EmptyStoreAsync(Limit, isSealed: false)).DisposeAsync();
        using var node = await Nodes.StartAsync(bench, Schema);
        using var another = await Nodes.StartAsync(bench, Schema);
        using var client = new NodeClient(node);
        using var anothers = new NodeClient(another);
        var (one, two) = (new Crowding(bench, Schema, client), new Crowding(bench, Schema, client, anothers));
        await using var statement = new TwoRows(bench, Limit, "same", workers: 32);
        await statement.PrepareAsync();

        var samples = await Rounds.CompareAsync(
            "Recording in one incident of 400 entries",
            "entries",
            bench.RoundCount,
            new("1 client, 200 entries", () => one.RunAsync(1, 200)),
            new("32 clients, 200 entries", () => one.RunAsync(32, 200)),
            new("32 clients, 200, over two nodes", () => two.RunAsync(32, 200)),
            new("90 clients, 600 entries", () => one.RunAsync(90, 600)),
            new("90 clients, 600, over two nodes", () => two.RunAsync(90, 600)),
            new("Npgsql, the two rows, 32 at once", () => Turn.RunAsync(32, bench.Seconds, statement.OnceAsync)));
        Report.Line($"  every entry is stored once, without a gap; nothing was refused");
        foreach (var (name, crowd) in new[] { ("32 clients", samples[1]), ("32 clients over two nodes", samples[2]) })
        {
            Goal.AtMost($"{name}, the time of one client", 1 / Rounds.Ratio(crowd, samples[0]), OfOneClient, " times");
            Goal.AtMost($"{name}, p99", Sample.Median(crowd.Select(sample => sample.P99)), Milliseconds, " ms");
        }
    }
}
