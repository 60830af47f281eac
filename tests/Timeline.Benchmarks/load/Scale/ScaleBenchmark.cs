using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Reading;
using Timeline.EventStore;
using Timeline.EventStore.Projections;

namespace Timeline.Benchmarks.Load.Scale;

/// <summary>On what <c>generate</c> left in <c>--folder</c>: one stream, a long stream, pages of documents, all events.</summary>
internal static class ScaleBenchmark
{
    private const int PageSize = 50;

    public static async Task RunAsync(Bench bench)
    {
        var events = int.Parse(await bench.Server.ScalarAsync($"select count(*) from {Generator.Schema}.mt_events"), CultureInfo.InvariantCulture);
        var streams = int.Parse(await bench.Server.ScalarAsync($"select count(*) from {Generator.Schema}.mt_streams"), CultureInfo.InvariantCulture) - 1;
        var generated = new GeneratedStreams(streams, events / streams);
        await using var store = bench.Store(Generator.Schema);
        Report.Line($"{events:N0} events in {streams + 1:N0} streams; load average {Report.LoadAverage()}");

        await PrintAsync(bench, $"read a stream of {generated.PerStream} events, any", _ => FoldAsync(store, generated.IdOf(RandomNumberGenerator.GetInt32(streams))));
        await PrintAsync(bench, $"fold a stream of {Generator.LongStream:N0} events", _ => FoldAsync(store, Generator.LongStreamId));
        await PrintAsync(bench, "as known at its half", _ => FoldAsync(store, Generator.LongStreamId, Generator.LongStream / 2));
        await PrintAsync(bench, $"first page of {PageSize} documents", _ => PageAsync(store, "9999"));
        await PrintAsync(bench, $"any page of {PageSize} documents, by key", _ => PageAsync(store, AnyTime(streams)));

        var begun = Stopwatch.GetTimestamp();
        var copied = await AllEvents.CopyAsync(bench, Generator.Schema, events);
        var read = await AllEvents.ReadAsync(store, events);
        Report.Line($"  all events: {read.Rate:N0}/s, {read.Rate / copied.Rate:N2} of COPY's {copied.Rate:N0}/s ({Stopwatch.GetElapsedTime(begun).TotalSeconds:N0} s both); working set {Environment.WorkingSet >> 20} MB");
    }

    /// <summary>Makes the document of every stream anew.</summary>
    public static async Task RebuildAsync(Bench bench)
    {
        await using var store = bench.Store(Generator.Schema);
        var documents = await bench.Server.ScalarAsync($"select count(*) from {Generator.Schema}.mt_doc_notebook");
        var latest = new Latest();
        var begun = Stopwatch.GetTimestamp();
        await store.RebuildAsync(nameof(NotebookProjection), latest);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Report.Line($"rebuild of {documents} documents from {latest.Done:N0} events: {seconds:N1} s, {latest.Done / seconds:N0}/s; working set {Environment.WorkingSet >> 20} MB; load average {Report.LoadAverage()}");
    }

    private static async Task FoldAsync(PostgresEventStore store, Guid stream, long? toVersion = null)
    {
        Notebook? folded = null;
        await foreach (var stored in store.ReadStreamAsync(Bench.Tenant, stream, toVersion: toVersion))
            folded = Notebook.Evolve(folded, stream, stored.Data);
        if (folded is null)
            throw new InvalidOperationException($"Stream {stream} is empty: run generate with this --folder first.");
    }

    // Newest first, after a key: how a board is paged.
    private static async Task PageAsync(PostgresEventStore store, string before)
    {
        var page = await store.Documents.QueryAsync<Notebook>(
            Bench.Tenant, $"d.data ->> 'Opened' < $1 order by d.data ->> 'Opened' desc limit {PageSize}", [before]);
        if (page.Count == 0)
            throw new InvalidOperationException("The page is empty.");
    }

    private static string AnyTime(int streams) =>
        new DateTime(2026, 1, 1, 0, 10, 0, DateTimeKind.Utc).AddSeconds(RandomNumberGenerator.GetInt32(streams)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private sealed class Latest : IProgress<RebuildProgress>
    {
        public long Done { get; private set; }

        public void Report(RebuildProgress value) => Done = value.Done;
    }

    private static async Task PrintAsync(Bench bench, string what, Func<int, Task> once)
    {
        await once(0);
        var sample = await Turn.RunAsync(1, bench.Seconds, once);
        Report.Line($"  {what,-42} {sample.Rate,9:N1}/s   p50 {sample.P50,8:N3} ms   p99 {sample.P99,8:N3} ms   {sample.Allocated / 1024:N0} KB");
    }
}
