using System.Diagnostics;
using Timeline.Benchmarks.Load.Appending;
using Timeline.Benchmarks.Load.GraphQL;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Rooms;

/// <summary>
/// Commands and pages of incidents of different lengths, through the application: what they cost must not grow with the incident. Each thing is
/// done in all incidents in turn, one request at a time, beside a page of bare Kestrel and the two rows of an append by plain Npgsql.
/// </summary>
internal static class FlatBenchmark
{
    private const string Schema = "bench_flat";
    private const string Limit = "bench_flat_limit";
    private const double OfTheShortest = 1.5;

    // Shorter ones are made anew for each round, since what is logged in them makes them grow.
    private const int LongEnough = 1_000;

    public static async Task RunAsync(Bench bench)
    {
        var rooms = bench.Arguments.Numbers("sizes", [10, 100, 1_000, 10_000]).Order().Select(entries => new MeasuredRoom(entries)).ToList();
        if (rooms[0].Entries < Room.Landmarks)
            throw new UsageException($"--sizes takes numbers from {Room.Landmarks} on.");
        await bench.Server.DropSchemaAsync(Schema);
        await (await bench.EmptyStoreAsync(Limit, isSealed: false)).DisposeAsync();
        var warm = await WarmAsync(bench, rooms);
        warm.Print(rooms);
        foreach (var step in RoomStep.All.Where(step => step.HasGoal))
        {
            var shortest = RoomTimes.MeasureOf(step, rooms);
            Goal.AtMost(FormattableString.Invariant($"{step.Name}, {rooms[^1].Entries:N0} of {shortest.Entries:N0} entries"), warm.Ratio(step, rooms[^1], shortest), OfTheShortest);
        }

        await ColdAsync(bench, rooms);
    }

    private static async Task<RoomTimes> WarmAsync(Bench bench, List<MeasuredRoom> rooms)
    {
        var (rounds, times) = (bench.RoundCount, bench.Arguments.Number("times", 25));
        using var node = await Nodes.StartAsync(bench, Schema);
        using var client = new NodeClient(node);
        using var kestrel = await ServerProcess.StartOwnAsync("bare");
        using var bare = new HttpClient();
        await using var statement = new TwoRows(bench, Limit, "next", workers: 1);
        await statement.PrepareAsync();

        Report.Line($"");
        Report.Line($"Incidents of {string.Join(", ", rooms.Select(room => room.Entries))} entries   ({rounds} rounds of {times} in turn; load average before: {Report.LoadAverage()})");
        var taken = new RoomTimes();
        // Round 0 warms up.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var room in rooms)
            {
                room.Use(client);
                if (round == 0 || room.Entries < LongEnough)
                    await room.MakeAsync(client);
                await room.OpenAsync();
            }

            if (round == 1)
                taken = new RoomTimes();
            for (var time = 0; time < times; time++)
            {
                taken.AddKestrel(await TimedAsync(() => PostAsync(bare, kestrel.Address)));
                taken.AddStatement(await TimedAsync(() => statement.OnceAsync(0)));
            }

            foreach (var step in RoomStep.All)
            {
                for (var time = 0; time < times; time++)
                {
                    foreach (var room in rooms)
                        taken.Add(step, room, await step.DoAsync(room, time));
                }
            }
        }

        return taken;
    }

    /// <summary>The first reading of each room after a restart; what only the first of all pays is paid by another one.</summary>
    private static async Task ColdAsync(Bench bench, List<MeasuredRoom> rooms)
    {
        var another = new MeasuredRoom(Room.Landmarks);
        var order = rooms.Prepend(another).ToList();
        var taken = order.ToDictionary(room => room, _ => new List<double>());
        for (var round = 0; round < bench.RoundCount; round++)
        {
            using var node = await Nodes.StartAsync(bench, Schema);
            using var client = new NodeClient(node);
            if (round == 0)
                await another.MakeAsync(client);
            foreach (var room in order)
            {
                room.Use(client);
                taken[room].Add(await room.OpenAsync());
            }
        }

        Report.Line($"");
        Report.Line($"The first reading after a restart   ({bench.RoundCount} restarts)");
        foreach (var (room, each) in taken)
            Report.Line($"  {(room == another ? "the first of all," : ""),-17} {room.Entries,7:N0} entries   median {Sample.Median(each),9:N2} ms   longest {each.Max(),9:N2} ms");
    }

    private static async Task<double> TimedAsync(Func<Task> once)
    {
        var begun = Stopwatch.GetTimestamp();
        await once();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static async Task PostAsync(HttpClient client, Uri address)
    {
        using var body = new ByteArrayContent(EntryApi.PageRequest);
        using var response = await client.PostAsync(address, body);
        await response.Content.ReadAsByteArrayAsync();
    }
}
