using System.Diagnostics;
using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.Scale;

/// <summary>
/// Fills a schema for <see cref="ScaleBenchmark"/>: many streams of a few events, then one stream of 10,000 appended through the store,
/// then a document for every stream. Give <c>--folder</c> to keep it.
/// </summary>
internal static class Generator
{
    public const string Schema = "bench_scale";
    public const int LongStream = 10_000;

    /// <summary>Outside of the ids that the generator counts up.</summary>
    public static readonly Guid LongStreamId = new("7fffffff-0000-7000-8000-00000000feed");

    private const int Batch = 500;

    // What the projection would write, give or take the numbers: making it by the projection is measured by "rebuild".
    private const string Documents =
        $$"""
         insert into {{Schema}}.mt_doc_notebook (tenant_id, id, data, mt_dotnet_type, mt_version)
         select s.tenant_id, s.id,
                jsonb_build_object('Id', s.id, 'Opened', to_char(s.created at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'Taken', s.version,
                                   'Corrected', 0, 'Filed', 0, 'Letters', 0, 'Last', 'ada@example.org'),
                'Timeline.Benchmarks.Load.Notebook', s.version
         from {{Schema}}.mt_streams s
         """;

    public static async Task RunAsync(Bench bench)
    {
        var events = bench.Arguments.Number("events", 10_000_000);
        var streams = bench.Arguments.Number("streams", 200_000);
        await using var store = await bench.EmptyStoreAsync(Schema);
        var begun = Stopwatch.GetTimestamp();
        await GeneratedStreams.WriteAsync(bench, Schema, events, streams);
        Report.Line($"{events:N0} events in {streams:N0} streams written by COPY in {Stopwatch.GetElapsedTime(begun).TotalSeconds:N1} s; load average {Report.LoadAverage()}");

        for (var version = 0; version < LongStream; version += Batch)
        {
            var session = store.OpenSession(Bench.Tenant);
            session.Append(LongStreamId, version, [.. Enumerable.Range(version, Batch).Select(Notes.Make)]);
            await session.SaveChangesAsync();
        }

        await bench.Server.ExecuteAsync(Documents);
        await bench.Server.ExecuteAsync($"vacuum (analyze) {Schema}.mt_events, {Schema}.mt_streams, {Schema}.mt_doc_notebook");
        Report.Line($"mt_events with indexes: {await bench.Server.ScalarAsync($"select pg_size_pretty(pg_total_relation_size('{Schema}.mt_events'))")}");
    }
}
