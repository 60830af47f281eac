using System.Diagnostics;
using Timeline.Torture.Checking;
using Timeline.Torture.Entries;
using Timeline.Torture.Servers;
using Timeline.Torture.Writing;

namespace Timeline.Torture.Rounds;

/// <summary>Load, kills at random moments, and the check of everything: round after round on one store.</summary>
internal static class RoundsMode
{
    private const int Writers = 2;

    public static async Task<int> RunAsync(int rounds, int seed)
    {
        Console.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        await using var server = await TortureServer.StartAsync(folder.Path);
        await using (var node = new EntryStore(server.ConnectionString))
            await node.PrepareAsync();

        var totals = new Totals(seed);
        await using var crew = new Crew(server.ConnectionString, seed);
        await using var follower = new LiveFollower(server.ConnectionString);
        for (var round = 1; round <= rounds; round++)
            await RunAsync(round, new Random(Seeds.Of("round", seed, round)), server, crew, follower, totals);

        Console.WriteLine(totals.Summary(rounds));
        return totals.Failures == 0 ? 0 : 1;
    }

    private static async Task RunAsync(int round, Random dice, TortureServer server, Crew crew, LiveFollower follower, Totals totals)
    {
        var begun = Stopwatch.GetTimestamp();
        var tenant = FormattableString.Invariant($"round-{round}");
        var (journal, findings, strikes) = (new Journal(), new Findings(), new List<StrikeKind>());
        await follower.BeginAsync(tenant);
        await crew.BeginAsync(tenant, journal, Writers);
        // A kill before the first append would be in vain.
        await journal.ServedAsync(after: 0, findings);

        var strike = new Strike(server, crew, dice);
        for (var i = dice.Next(1, 4); i > 0; i--)
        {
            await Task.Delay(dice.Next(50, 500));
            var kind = Strike.Choose(dice);
            strikes.Add(kind);
            await strike.RunAsync(kind);
            await PositionsAsync(server, findings);
        }

        await Task.Delay(dice.Next(50, 300));
        await crew.EndAsync(findings);
        var loaded = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var unanswered = journal.Unanswered.Count();
        await TenantCheck.RunAsync(server.ConnectionString, tenant, journal, follower, findings);
        totals.Add(journal, unanswered, strikes, findings);

        Console.WriteLine(FormattableString.Invariant(
            $"round {round,3}  {string.Join(", ", strikes),-40} {journal.Acknowledged.Count,5} acknowledged, {unanswered,2} repeated, {journal.Faults,3} faults, {loaded:0.0} s load, {Stopwatch.GetElapsedTime(begun).TotalSeconds - loaded:0.0} s check{(findings.All.Count == 0 ? "" : "  FAILED")}"));
        foreach (var finding in findings.All)
            Console.WriteLine($"    {finding}");
    }

    // The sequence is read after the events that the statement sees: it cannot stand behind them.
    private static async Task PositionsAsync(TortureServer server, Findings findings)
    {
        var behind = await server.ColumnAsync<long>(
            $"""
             with newest as materialized (select coalesce(max(seq_id), 0) as position from {EntryStore.Schema}.mt_events)
             select newest.position - last_value from newest, {EntryStore.Schema}.mt_events_sequence
             """);
        if (behind[0] > 0)
            findings.Add("position", $"after a kill the sequence stands {behind[0]} behind the newest event");
    }
}
