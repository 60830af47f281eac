using System.Diagnostics;
using Timeline.Torture.Checking;
using Timeline.Torture.Entries;
using Timeline.Torture.Rounds;
using Timeline.Torture.Servers;
using Timeline.Torture.Writing;

namespace Timeline.Torture.Failover;

/// <summary>A primary is killed under load, its synchronous standby promoted; writers know both hosts. Nothing acknowledged may be lost.</summary>
internal static class FailoverMode
{
    private const int Writers = 2;

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(int rounds, int seed)
    {
        Console.WriteLine($"seed {seed}");
        var (failures, acknowledged, worst) = (0, 0, TimeSpan.Zero);
        for (var round = 1; round <= rounds; round++)
        {
            var (journal, findings) = (new Journal(), new Findings());
            Console.Write($"fail-over {round}  ");
            await RunAsync(Seeds.Of("failover", seed, round), journal, findings);
            foreach (var finding in findings.All)
                Console.WriteLine($"    {finding}");
            failures += findings.All.Count;
            acknowledged += journal.Acknowledged.Count;
            worst = journal.LongestSilence() > worst ? journal.LongestSilence() : worst;
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{rounds} fail-overs, {acknowledged} appends acknowledged, at most {worst.TotalSeconds:0.0} s without service, {failures} failures, seed {seed}"));
        return failures == 0 ? 0 : 1;
    }

    private static async Task RunAsync(int seed, Journal journal, Findings findings)
    {
        const string tenant = "failover";
        using var folder = new TemporaryFolder();
        await using var primary = await TortureServer.StartAsync(folder.In("a"), runtime: folder.In("runtime"));
        await using (var node = new EntryStore(primary.ConnectionString))
            await node.PrepareAsync();
        await using var standby = await Standby.StartAsync(primary, folder.In("b"), folder.In("runtime"));

        var both = BothHosts.Of(primary, standby);
        await using var follower = new LiveFollower(both);
        await using var crew = new Crew(both, seed);
        await follower.BeginAsync(tenant);
        await crew.BeginAsync(tenant, journal, Writers);
        await journal.ServedAsync(after: 0, findings);
        await Task.Delay(Load);
        var before = journal.AcknowledgedSoFar;

        var killed = Stopwatch.GetTimestamp();
        await primary.KillAsync();
        await standby.ColumnAsync<bool>("select pg_promote(true, 60)");
        var promoted = Stopwatch.GetElapsedTime(killed);
        await journal.ServedAsync(before + 20, findings);
        await Task.Delay(Load);
        await crew.EndAsync(findings);
        var unanswered = journal.Unanswered.Count();
        await TenantCheck.RunAsync(standby.ConnectionString, tenant, journal, follower, findings);
        Console.WriteLine(FormattableString.Invariant(
            $"{journal.Acknowledged.Count} acknowledged ({before} before), {unanswered} repeated, {journal.Faults} faults, promoted after {promoted.TotalSeconds:0.00} s, {journal.LongestSilence().TotalSeconds:0.00} s without service"));
    }
}
