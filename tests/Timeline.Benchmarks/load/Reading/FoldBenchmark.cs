using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Scale;
using Timeline.Benchmarks.Load.Servers;

namespace Timeline.Benchmarks.Load.Reading;

/// <summary>Folds a stream of 1,000 events, one after another, against the plain SELECT of its rows.</summary>
internal static class FoldBenchmark
{
    private const string Schema = "bench_fold";

    public static async Task RunAsync(Bench bench)
    {
        await using var store = await bench.EmptyStoreAsync(Schema);
        var generated = await GeneratedStreams.WriteAsync(bench, Schema, events: 200_000, streams: 200);
        await using var readers = new StreamReaders(bench, store, Schema, generated.IdOf(100));
        await readers.PrepareAsync();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["stream"] = generated.IdOf(100).ToString() };

        await Rounds.CompareAsync(
            "Fold a stream of 1,000 events",
            "streams",
            bench.RoundCount,
            new("pgbench, plain SELECT", () => Pgbench.RunAsync(bench.Server, readers.Script, 1, bench.Seconds, variables)),
            new("Npgsql, rows received", () => Turn.RunAsync(1, bench.Seconds, _ => readers.RowsAsync())),
            new("Npgsql + System.Text.Json", () => Turn.RunAsync(1, bench.Seconds, _ => readers.BodiesAsync())),
            new("Timeline.EventStore, FoldData", () => Turn.RunAsync(1, bench.Seconds, _ => readers.FoldAsync())),
            new("Timeline.EventStore, ReadStream", () => Turn.RunAsync(1, bench.Seconds, _ => readers.StoreAsync())));
    }
}
