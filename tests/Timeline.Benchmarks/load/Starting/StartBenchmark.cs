using System.Diagnostics;
using Timeline.Benchmarks.Load.GraphQL;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Starting;

/// <summary>From the start of the process until it is ready by its own word, and until its first answer; PostgreSQL runs already.</summary>
internal static class StartBenchmark
{
    private const string NoTables = "bench_start_new";
    private const string Empty = "bench_start_empty";
    private const string Filled = "bench_start_filled";
    private const int Incidents = 10;
    private const string Board = "{ incidents(first: 25) { nodes { key title severity status entryCount } totalCount } }";

    public static async Task RunAsync(Bench bench)
    {
        var events = bench.Arguments.Number("events", 10_000);
        await bench.Server.DropSchemaAsync(Empty);
        await bench.Server.DropSchemaAsync(Filled);
        using (await Nodes.StartAsync(bench, Empty))
        using (var node = await Nodes.StartAsync(bench, Filled))
        using (var client = new NodeClient(node))
        {
            for (var i = 0; i < Incidents; i++)
                await Room.MakeAsync(client, Math.Max(Room.Landmarks, events / Incidents));
        }

        Report.Line($"");
        Report.Line($"From the start of the process   ({bench.RoundCount} rounds in turn, medians; load average before: {Report.LoadAverage()})");
        var kinds = new (string Name, Func<Task<(double Ready, double Answered)>> StartAsync)[]
        {
            ("bare Kestrel, one page from memory", KestrelAsync),
            ("a database without tables", () => NodeAsync(bench, NoTables, isNew: true)),
            ("an empty one", () => NodeAsync(bench, Empty)),
            ($"one with {await bench.Server.ScalarAsync($"select to_char(count(*), 'FM999,999,999') from {Filled}.mt_events")} events", () => NodeAsync(bench, Filled)),
        };
        var taken = kinds.Select(_ => new List<(double Ready, double Answered)>()).ToArray();
        // Round 0 brings the programs into memory.
        for (var round = 0; round <= bench.RoundCount; round++)
        {
            for (var i = 0; i < kinds.Length; i++)
            {
                var took = await kinds[i].StartAsync();
                if (round > 0)
                    taken[i].Add(took);
            }
        }

        for (var i = 0; i < kinds.Length; i++)
            Report.Line($"  {kinds[i].Name,-36} ready after {Sample.Median(taken[i].Select(one => one.Ready)),8:N0} ms   first answer after {Sample.Median(taken[i].Select(one => one.Answered)),8:N0} ms   longest {taken[i].Max(one => one.Answered),8:N0} ms");
    }

    private static async Task<(double Ready, double Answered)> NodeAsync(Bench bench, string schema, bool isNew = false)
    {
        if (isNew)
            await bench.Server.DropSchemaAsync(schema);
        var begun = Stopwatch.GetTimestamp();
        using var node = await Nodes.StartAsync(bench, schema);
        var ready = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        using var client = new NodeClient(node);
        await client.AskAsync(Board, new { });
        return (ready, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    private static async Task<(double Ready, double Answered)> KestrelAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        using var server = await ServerProcess.StartOwnAsync("bare");
        var ready = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        using var client = new HttpClient();
        await client.GetByteArrayAsync(server.Address);
        return (ready, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }
}
