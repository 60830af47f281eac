using System.Diagnostics;
using Npgsql;
using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.Rebuilding;

/// <summary>Makes a document of each stream anew from all events by Marten's daemon, beside a <c>COPY … TO STDOUT</c> of the events.</summary>
internal static class RebuildBenchmark
{
    private const string Schema = "bench_rebuild";
    private const int EventsPerSecond = 30_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task RunAsync(Bench bench)
    {
        var events = bench.Arguments.Number("events", 100_000);
        var streams = bench.Arguments.Number("streams", Math.Max(1, events / 50));
        await using var store = await bench.EmptyStoreAsync(Schema);
        await GeneratedStreams.WriteAsync(bench, Schema, events, streams);
        var samples = await Rounds.CompareAsync(
            $"Rebuild a document of each stream from {events:N0} events in {streams:N0} streams",
            "events",
            bench.RoundCount,
            new("COPY mt_events TO STDOUT", () => OnceAsync(events, () => CopyAsync(bench))),
            new("Marten's daemon", () => OnceAsync(events, () => RebuildAsync(store))));
        var taken = await bench.Server.ScalarAsync(
            $"select count(*) || ' ' || sum((data ->> 'Taken')::int + (data ->> 'Corrected')::int + (data ->> 'Filed')::int) from {Schema}.mt_doc_notebook");
        var expected = await bench.Server.ScalarAsync($"select count(distinct stream_id) || ' ' || count(*) from {Schema}.mt_events");
        if (taken != expected)
            throw new InvalidOperationException($"Documents and events in them: {taken}; streams and their events: {expected}.");
        Goal.AtLeast("rebuild", Sample.Median(samples[1].Select(sample => sample.Rate)), EventsPerSecond, " events/s");
    }

    // One long operation: its rate, and no latencies worth telling.
    private static async Task<Sample> OnceAsync(int events, Func<Task> run)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var begun = Stopwatch.GetTimestamp();
        await run();
        return new(events / Stopwatch.GetElapsedTime(begun).TotalSeconds, double.NaN, double.NaN, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)events);
    }

    // Every byte received and none looked at.
    private static async Task CopyAsync(Bench bench)
    {
        await using var connection = new NpgsqlConnection(bench.Server.ConnectionString);
        await connection.OpenAsync();
        var buffer = new char[1 << 16];
        using var text = await connection.BeginTextExportAsync($"copy {Schema}.mt_events to stdout");
        while (await text.ReadAsync(buffer, CancellationToken.None) > 0)
        {
        }
    }

    private static async Task RebuildAsync(BenchStore store)
    {
        using var daemon = await store.Documents.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(NotebookProjection.ProjectionName, Patience, CancellationToken.None);
    }
}
