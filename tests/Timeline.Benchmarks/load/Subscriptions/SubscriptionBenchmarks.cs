using System.Diagnostics;
using System.Globalization;
using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.Subscriptions;

/// <summary>How quickly many subscribers of one source get its events, whether they get all of them, and what an idle one costs.</summary>
internal static class SubscriptionBenchmarks
{
    private const double FanOutMilliseconds = 100;
    private const double BurstOfMercurius = 0.25;

    /// <summary>Events at a steady rate: how long after the mutation was sent, and after it was answered, the last subscriber has its event.</summary>
    public static Task FanOutAsync(Arguments arguments) => LiveServers.MeasureAsync(arguments, async server =>
    {
        var (clients, rate) = (arguments.Number("clients", 1000), arguments.Number("rate", 20));
        var count = rate * arguments.Number("seconds", 10);
        using var crowd = await Crowd.GatherAsync(server, clients);
        await crowd.MeetAsync(server.AddAsync(rate), rate);   // a second to warm up

        var reading = crowd.ReadAsync(count);
        var (sent, answered) = (new Dictionary<long, long>(), new Dictionary<long, long>());
        var (cpu, begun) = (server.Process.Cpu, Stopwatch.GetTimestamp());
        for (var i = 0; i < count; i++)
        {
            while (Stopwatch.GetElapsedTime(begun).TotalMilliseconds < i * 1000.0 / rate)
                await Task.Delay(1);
            var at = Stopwatch.GetTimestamp();
            var sequence = await server.AddAsync(1);
            (sent[sequence], answered[sequence]) = (at, Stopwatch.GetTimestamp());
        }

        await reading;
        var used = (server.Process.Cpu - cpu).TotalMicroseconds / ((double)clients * count);
        var last = crowd.LastArrivals();
        Report.Line($"");
        Report.Line($"{server.Name}: {clients} subscribers, {count} events at {rate}/s; {used:N1} µs of the server's processors for each message; load average {Report.LoadAverage()}");
        var slowest = Print("from sent to the last", last, sent);
        Print("from answered to the last", last, answered);
        if (server.Name != LiveServers.Mercurius)
            Goal.AtMost($"{server.Name}, p99 from sent to the last", slowest, FanOutMilliseconds, " ms");
    });

    /// <summary>Many events in one request: how long until every subscriber has all of them, each once and in order. The servers take turns.</summary>
    public static Task BurstAsync(Arguments arguments) => LiveServers.MeasureTogetherAsync(arguments, async servers =>
    {
        var (clients, count) = (arguments.Number("clients", 500), arguments.Number("events", 100));
        var taken = servers.Select(server => (Server: server, Times: new List<double>())).ToList();
        var crowds = new List<Crowd>();
        try
        {
            foreach (var server in servers)
                crowds.Add(await Crowd.GatherAsync(server, clients));
            Report.Line($"");
            Report.Line($"{count} events in one request to {clients} subscribers, until everybody has all   (servers in turn; load average before: {Report.LoadAverage()})");
            // Round 0 warms up.
            for (var round = 0; round <= arguments.Number("rounds", 5); round++)
            {
                for (var i = 0; i < crowds.Count; i++)
                {
                    var begun = Stopwatch.GetTimestamp();
                    await crowds[i].MeetAsync(servers[i].AddAsync(count), count);
                    if (round > 0)
                        taken[i].Times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                }
            }
        }
        finally
        {
            crowds.ForEach(crowd => crowd.Dispose());
        }

        foreach (var (server, times) in taken)
            Report.Line($"  {server.Name,-32} median {Sample.Median(times),8:N0} ms   rounds {string.Join(", ", times.Select(time => time.ToString("N0", CultureInfo.InvariantCulture)))} ms");
        var (ours, mercurius) = (taken.Find(one => one.Server.Name == LiveServers.Ours).Times, taken.Find(one => one.Server.Name == LiveServers.Mercurius).Times);
        Goal.AtMost($"{LiveServers.Ours}, of mercurius' time", Sample.Median(ours.Zip(mercurius, (mine, theirs) => mine / theirs)), BurstOfMercurius);
    });

    /// <summary>What the server's memory grows by for each subscriber to whom nothing happens.</summary>
    public static Task IdleAsync(Arguments arguments) => LiveServers.MeasureAsync(arguments, async server =>
    {
        var clients = arguments.Number("clients", 2000);
        using (var warm = await Crowd.GatherAsync(server, 100))
            await warm.MeetAsync(server.AddAsync(1), 1);
        var (set, kept) = (server.Process.WorkingSet, await server.Process.KeptAsync());
        using var crowd = await Crowd.GatherAsync(server, clients);
        var (fullKept, fullSet) = (await server.Process.KeptAsync(), server.Process.WorkingSet);
        Report.Line($"");
        Report.Line($"{server.Name}: {clients} idle subscribers; each costs {(fullSet - set) / 1000.0 / clients:N1} kB of resident memory, {(fullKept - kept) / 1000.0 / clients:N1} kB of managed memory after a collection");
    });

    // Gives the p99.
    private static double Print(string what, Dictionary<long, long> last, Dictionary<long, long> from)
    {
        var took = from.Select(pair => Math.Max(0, Stopwatch.GetElapsedTime(pair.Value, last[pair.Key]).TotalMilliseconds)).Order().ToList();
        Report.Line($"  {what,-26} p50 {Sample.Percentile(took, 0.5),8:N1} ms   p99 {Sample.Percentile(took, 0.99),8:N1} ms   longest {took[^1],8:N1} ms");
        return Sample.Percentile(took, 0.99);
    }
}
