using System.Globalization;
using Timeline.Torture.Checking;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Application;

/// <summary>Two nodes of the program, of which one has a clock that goes wrong under load, back and forward. The record knows one clock, the database's.</summary>
internal static class ClocksMode
{
    private static readonly string[] Offsets = ["-1h", "+2h", "-5s", "-2d", "+1d", "+0"];
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(int rounds, int seed)
    {
        Console.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        if (FakeClock.Find(folder.In("clock")) is not { } clock)
        {
            Console.WriteLine("clocks skipped: libfaketime is not installed here (Debian: apt-get install libfaketime)");
            return 0;
        }

        await using var server = await TortureServer.StartAsync(folder.In("data"));
        clock.Set(Offsets[0]);
        await using var right = await ApiNode.StartAsync(server.ConnectionString);
        await using var wrong = await ApiNode.StartAsync(server.ConnectionString, clock.Environment);
        using var client = new ApiClient([right.Root, wrong.Root]);
        var (failures, earlier) = (0, new HashSet<ApiCommand>());
        for (var round = 1; round <= rounds; round++)
        {
            var (journal, findings) = (new ApiJournal(), new Findings());
            var seen = await RoundAsync(clock, wrong, client, server, journal, findings, seed + round);
            await new ApiCheck(client, server, server.ConnectionString, findings).RunAsync(journal, earlier);
            earlier.UnionWith(journal.Sent);
            failures += findings.All.Count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"clocks {round,3}  {journal.Acknowledged} acknowledged, {journal.Faults} faults, the one clock was off by {string.Join(", ", seen.Select(off => $"{off.TotalSeconds:0} s"))}{(findings.All.Count == 0 ? "" : "  FAILED")}"));
            foreach (var finding in findings.All)
                Console.WriteLine($"    {finding}");
        }

        Console.WriteLine(FormattableString.Invariant($"{rounds} rounds of clocks, {earlier.Count} commands acknowledged, {failures} failures, seed {seed}"));
        return failures == 0 ? 0 : 1;
    }

    private static async Task<List<TimeSpan>> RoundAsync(FakeClock clock, ApiNode wrong, ApiClient client, TortureServer server, ApiJournal journal, Findings findings, int seed)
    {
        var (begun, seen) = ((await server.ColumnAsync<DateTime>("select clock_timestamp()"))[0], new List<TimeSpan>());
        await using (var load = await ApiLoad.BeginAsync(client, journal, findings, seed))
        {
            foreach (var offset in Offsets)
            {
                var before = seen.Count == 0 ? TimeSpan.FromDays(1000) : seen[^1];
                clock.Set(offset);
                seen.Add(await OffAsync(wrong, before, findings));
                await Task.Delay(Load);
                await load.ServedAsync(journal.Acknowledged);
            }

            await load.EndAsync();
        }

        // Every event has the time at which the database took it.
        var strange = await server.ColumnAsync<string>(
            $"select concat_ws(' ', stream_id, version, timestamp) from mt_events where seq_id > coalesce((select max(seq_id) from mt_events where timestamp < '{begun:O}'), 0) and timestamp not between '{begun:O}' and clock_timestamp()");
        foreach (var one in strange)
            findings.Add("record times", $"of {one} is none of the database's clock");
        return seen;
    }

    // How far its clock is off, as its own answers say; waits until it has been set.
    private static async Task<TimeSpan> OffAsync(ApiNode node, TimeSpan before, Findings findings)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            var off = await node.SaysItIsAsync() - DateTimeOffset.UtcNow;
            if ((off - before).Duration() > TimeSpan.FromSeconds(3))
                return off;
            if (Environment.TickCount64 > deadline)
            {
                findings.Add("load", $"the clock of a node stays at {off}");
                return off;
            }

            await Task.Delay(100);
        }
    }
}
