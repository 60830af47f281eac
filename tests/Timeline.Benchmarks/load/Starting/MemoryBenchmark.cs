using Timeline.Benchmarks.Load.GraphQL;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Rooms;
using Timeline.Benchmarks.Load.Running;

namespace Timeline.Benchmarks.Load.Starting;

/// <summary>Resident memory of a node that was just started, and when it has read many rooms, beside bare Kestrel. PostgreSQL's own is not counted.</summary>
internal static class MemoryBenchmark
{
    private const string Schema = "bench_memory";
    private const int Entries = 1_000;
    private const double Megabyte = 1_000_000;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Bench bench)
    {
        var rooms = await FillAsync(bench, bench.Arguments.Number("rooms", 100));
        Report.Line($"");
        Report.Line($"Resident memory, MB   (medians of {bench.RoundCount} starts; load average before: {Report.LoadAverage()})");
        var (bare, atRest, read) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < bench.RoundCount; round++)
        {
            using (var kestrel = await ServerProcess.StartOwnAsync("bare"))
                bare.Add(await AtRestAsync(() => kestrel.WorkingSet));

            using var node = await Nodes.StartAsync(bench, Schema);
            using var client = new NodeClient(node);
            atRest.Add(await AtRestAsync(() => node.WorkingSet));
            foreach (var room in rooms)
                await client.AskAsync(WebOperations.RoomPage, new { key = room.Key, first = MeasuredRoom.PageSize });
            read.Add(await AtRestAsync(() => node.WorkingSet));
        }

        Report.Line($"  {"bare Kestrel at rest",-44} {Sample.Median(bare) / Megabyte,8:N1}");
        Report.Line($"  {"a node at rest",-44} {Sample.Median(atRest) / Megabyte,8:N1}");
        Report.Line($"  {$"with {rooms.Count} rooms of {Entries} entries read",-44} {Sample.Median(read) / Megabyte,8:N1}   ({(Sample.Median(read) - Sample.Median(atRest)) / 1_000 / rooms.Count:N0} kB for each room)");
    }

    // By another node than those measured.
    private static async Task<List<Room>> FillAsync(Bench bench, int count)
    {
        await bench.Server.DropSchemaAsync(Schema);
        using var node = await Nodes.StartAsync(bench, Schema);
        using var client = new NodeClient(node);
        var rooms = new List<Room>();
        for (var i = 0; i < count; i++)
            rooms.Add(await Room.MakeAsync(client, Entries));
        return rooms;
    }

    private static async Task<double> AtRestAsync(Func<long> workingSet)
    {
        await Task.Delay(Rest);
        return workingSet();
    }
}
