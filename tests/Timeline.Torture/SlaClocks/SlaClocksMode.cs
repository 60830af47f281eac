using Timeline.Torture.Application;
using Timeline.Torture.Checking;
using Timeline.Torture.DueWork;
using Timeline.Torture.Entries;
using Timeline.Torture.Servers;

namespace Timeline.Torture.SlaClocks;

/// <summary>Targets of many incidents that fall due while the three nodes of the program are killed: each warning, breach and target met is recorded once, with its time.</summary>
internal static class SlaClocksMode
{
    private const int Incidents = 340;
    private const int Kills = 11;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    // What had fallen due when it was recorded is judged a minute later, not a quarter of an hour.
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal) { ["TIMELINE_LATE_DEADLINE_MINUTES"] = "1" };

    public static async Task<int> RunAsync(int rounds, int seed)
    {
        Console.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        await using var server = await TortureServer.StartAsync(folder.Path);
        await using var first = await ApiNode.StartAsync(server.ConnectionString, Environment);
        await using var second = await ApiNode.StartAsync(server.ConnectionString, Environment);
        await using var third = await ApiNode.StartAsync(server.ConnectionString, Environment);
        ApiNode[] nodes = [first, second, third];
        using var client = new ApiClient([.. nodes.Select(node => node.Root)]);
        using var desk = new SlaDesk(client);
        await desk.PrepareAsync();
        var (failures, clocks, killed, unnoticed) = (0, 0, 0, 0);
        for (var round = 1; round <= rounds; round++)
        {
            var (dice, findings) = (new Random(Seeds.Of("sla-clocks", seed, round)), new Findings());
            var cases = Enumerable.Range(0, Incidents).Select(_ => new SlaCase(dice.Next())).ToList();
            var kills = new SlaKills(nodes, dice);
            await Task.WhenAll([kills.RunAsync(Kills, Span), .. cases.Select(one => one.RunAsync(desk))]);
            await NothingIsDueAsync(server, cases, findings);

            var check = new SlaCheck(cases, server, client);
            var found = await check.RecordedAsync(findings);
            await check.ShownAsync(findings);
            var (code, output) = await ApiNode.RunVerbAsync(server.ConnectionString, "verify");
            findings.Expect(code == 0, "verify", output);
            failures += findings.All.Count;
            killed += kills.Count;
            clocks += cases.Sum(one => ExpectedClock.Of(one.Said).Count());
            Tell(round, cases, kills, found, findings);
            if (round == rounds)
                unnoticed = await SlaSabotage.RunAsync(check, server);
        }

        Console.WriteLine(FormattableString.Invariant($"{rounds} rounds of targets, {clocks} clocks, {killed} kills of {nodes.Length} nodes, {failures + unnoticed} failures, seed {seed}"));
        return failures + unnoticed == 0 ? 0 : 1;
    }

    private static async Task NothingIsDueAsync(TortureServer server, IReadOnlyList<SlaCase> cases, Findings findings)
    {
        var last = cases.SelectMany(one => ExpectedClock.Of(one.Said)).Max(clock => clock.DueAt)!.Value.ToDateTimeOffset();
        if (last - DateTimeOffset.UtcNow is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait);
        // Within a minute: what is judged late, too. Beyond it are looks for files and for tired people.
        const string Left = "select count(*) from mt_doc_dueitem where at < clock_timestamp() + interval '70 seconds'";
        var until = DateTimeOffset.UtcNow + Patience;
        while ((await server.ColumnAsync<long>(Left))[0] is > 0 and var left)
        {
            if (DateTimeOffset.UtcNow > until)
            {
                findings.Add("never", FormattableString.Invariant($"{left} looks are left"));
                return;
            }

            await Task.Delay(200);
        }
    }

    private static void Tell(int round, List<SlaCase> cases, SlaKills kills, IReadOnlyList<StoredEvent> found, Findings findings)
    {
        // Where only time passes; what had fallen due when it was reported is judged a minute later.
        var reported = cases.Where(one => one.Said.Count == 1).ToDictionary(one => one.Id, one => one.Said[0].RecordedAt);
        var late = new Lateness(found.Where(made => reported.TryGetValue(made.Stream, out var at) && at < made.OccurredAt).Select(made => (made.RecordedAt - made.OccurredAt).TotalSeconds));
        int Count(string type) => found.Count(made => made.Type == type);
        Console.WriteLine(FormattableString.Invariant(
            $"slaclocks {round,3}  {cases.Sum(one => ExpectedClock.Of(one.Said).Count())} clocks of {cases.Count} incidents, {kills.Count} kills, {kills.Silence.TotalSeconds:0.0} s without any: {Count(StoredEvent.Warned)} warned, {Count(StoredEvent.Breached)} missed, {Count(StoredEvent.Met)} met, {Count(StoredEvent.Reassessed)} reassessed; {late}{(findings.All.Count == 0 ? "" : "  FAILED")}"));
        foreach (var finding in findings.All)
            Console.WriteLine($"    {finding}");
    }
}
