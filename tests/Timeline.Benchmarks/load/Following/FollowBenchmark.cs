using System.Diagnostics;
using System.Globalization;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.EventStore;

namespace Timeline.Benchmarks.Load.Following;

/// <summary>How long after its commit an event reaches a follower, on the node that appended and on another one, at a steady rate.</summary>
internal static class FollowBenchmark
{
    private const string Schema = "bench_follow";

    public static async Task RunAsync(Bench bench)
    {
        var rate = bench.Arguments.Number("rate", 500);
        await using var here = await bench.EmptyStoreAsync(Schema);
        await using var elsewhere = bench.Store(Schema);
        // Round 0 warms up, as the first turn of the other benchmarks does, and is printed as such.
        for (var round = 0; round <= bench.RoundCount; round++)
            await RoundAsync(bench, here, elsewhere, rate, round);
    }

    private static async Task RoundAsync(Bench bench, PostgresEventStore here, PostgresEventStore elsewhere, int rate, int round)
    {
        var appends = rate * bench.Seconds;
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(bench.Seconds + 60));
        var position = await here.GetPositionAsync(stop.Token);
        var (near, far) = (new Deliveries(here, position, appends), new Deliveries(elsewhere, position, appends));
        var following = Task.WhenAll(near.FollowAsync(stop.Token), far.FollowAsync(stop.Token));

        var committed = new long[appends];
        var late = await AppendAsync(here, committed, rate);
        await following;
        Report.Line($"");
        Report.Line($"Following, {(round == 0 ? "warming up" : string.Create(CultureInfo.InvariantCulture, $"round {round}"))}: {appends:N0} appends at {rate}/s (the last began {late:N0} ms late); load average {Report.LoadAverage()}");
        near.Print("on the node that appends", committed);
        far.Print("on another node", committed);
    }

    // Each append begins at its time, however long the others take.
    private static async Task<double> AppendAsync(PostgresEventStore store, long[] committed, int rate)
    {
        var running = new List<Task>(committed.Length);
        var begun = Stopwatch.GetTimestamp();
        var late = 0.0;
        for (var i = 0; i < committed.Length; i++)
        {
            var due = i * 1000.0 / rate;
            while ((late = Stopwatch.GetElapsedTime(begun).TotalMilliseconds - due) < 0)
                await Task.Delay(1);
            running.Add(AppendOneAsync(store, committed, i));
        }

        await Task.WhenAll(running);
        return late;
    }

    private static async Task AppendOneAsync(PostgresEventStore store, long[] committed, int number)
    {
        var session = store.OpenSession(Bench.Tenant);
        session.StartStream(Guid.CreateVersion7(), "notebook", Notes.Make(number));
        await session.SaveChangesAsync();
        committed[number] = Stopwatch.GetTimestamp();
    }
}
