using System.Diagnostics;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Scale;

namespace Timeline.Benchmarks.Load.Reading;

/// <summary>Makes a per-stream document anew from all events, inline and in the background, against <c>COPY … TO STDOUT</c> and only reading.</summary>
internal static class RebuildBenchmark
{
    private const string Schema = "bench_rebuild";

    public static async Task RunAsync(Bench bench)
    {
        var events = bench.Arguments.Number("events", 100_000);
        await using var store = await bench.EmptyStoreAsync(Schema);
        await GeneratedStreams.WriteAsync(bench, Schema, events, bench.Arguments.Number("streams", events / 50));
        await Rounds.CompareAsync(
            $"Rebuild a per-stream document over {events:N0} events",
            "events",
            bench.RoundCount,
            new("COPY mt_events TO STDOUT", () => AllEvents.CopyAsync(bench, Schema, events)),
            new("Timeline.EventStore, only reading", () => AllEvents.ReadAsync(store, events)),
            new("Timeline.EventStore, inline rebuild", () => RebuildAsync(() => store.RebuildAsync(new NotebookProjection()), events)),
            new("Timeline.EventStore, background", () => RebuildAsync(() => store.RebuildAsync(nameof(NotebookProjection)), events)));
    }

    private static async Task<Sample> RebuildAsync(Func<Task> rebuildAsync, int events)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        await rebuildAsync();
        return AllEvents.Once(begun, events, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / events);
    }
}
