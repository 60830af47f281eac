using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Scale;

namespace Timeline.Benchmarks.Load.Reading;

/// <summary>Reads all events in order, against <c>COPY … TO STDOUT</c> of the table.</summary>
internal static class ReadAllBenchmark
{
    private const string Schema = "bench_all";

    public static async Task RunAsync(Bench bench)
    {
        var events = bench.Arguments.Number("events", 300_000);
        await using var store = await bench.EmptyStoreAsync(Schema);
        await GeneratedStreams.WriteAsync(bench, Schema, events, bench.Arguments.Number("streams", events / 50));
        await Rounds.CompareAsync(
            $"Read all of {events:N0} events",
            "events",
            bench.RoundCount,
            new("COPY mt_events TO STDOUT", () => AllEvents.CopyAsync(bench, Schema, events)),
            new("Timeline.EventStore", () => AllEvents.ReadAsync(store, events)));
    }
}
