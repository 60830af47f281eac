using System.Diagnostics;
using Timeline.Torture.Checking;
using Timeline.Torture.Entries;
using Timeline.Torture.Failover;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Application;

/// <summary>The whole program under load through its GraphQL API: two nodes over one PostgreSQL, any of which is killed; or failed over.</summary>
internal static class ApplicationMode
{
    private const int Nodes = 2;
    private static readonly TimeSpan FailoverLoad = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(int rounds, int seed)
    {
        Console.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        await using var server = await TortureServer.StartAsync(folder.Path);
        var nodes = await StartNodesAsync(server.ConnectionString);
        using var client = new ApiClient([.. nodes.Select(node => node.Root)]);

        var (failures, faults, strikes, earlier) = (0, 0, new List<ApiStrikeKind>(), new HashSet<ApiCommand>());
        for (var round = 1; round <= rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            var (journal, findings, struck) = (new ApiJournal(), new Findings(), new List<ApiStrikeKind>());
            var dice = new Random(Seeds.Of("application", seed, round));
            await using (var load = await ApiLoad.BeginAsync(client, journal, findings, dice.Next()))
            {
                var strike = new ApiStrike(server, nodes, dice);
                for (var i = dice.Next(1, 4); i > 0; i--)
                {
                    await Task.Delay(dice.Next(200, 1000));
                    struck.Add(ApiStrike.Choose(dice));
                    await strike.RunAsync(struck[^1]);
                    await load.ServedAsync(journal.Acknowledged);
                }

                await Task.Delay(dice.Next(50, 300));
                await load.EndAsync();
            }

            var (loaded, unanswered) = (Stopwatch.GetElapsedTime(begun).TotalSeconds, journal.Unanswered.Count);
            await new ApiCheck(client, server, server.ConnectionString, findings).RunAsync(journal, earlier);
            earlier.UnionWith(journal.Sent);
            failures += findings.All.Count;
            faults += journal.Faults;
            strikes.AddRange(struck);
            Console.WriteLine(FormattableString.Invariant(
                $"round {round,3}  {string.Join(", ", struck),-32} {journal.Acknowledged,5} acknowledged, {unanswered,2} repeated, {journal.Faults,4} faults, at most {journal.LongestSilence.TotalSeconds:0.0} s without service, {loaded:0.0} s load, {Stopwatch.GetElapsedTime(begun).TotalSeconds - loaded:0.0} s check{(findings.All.Count == 0 ? "" : "  FAILED")}"));
            Tell(findings);
        }

        await StopAsync(nodes);
        var kinds = string.Join(", ", strikes.CountBy(kind => kind).OrderBy(pair => pair.Key).Select(pair => FormattableString.Invariant($"{pair.Value} {pair.Key.ToString().ToLowerInvariant()}")));
        Console.WriteLine(FormattableString.Invariant(
            $"{rounds} rounds of the program, {earlier.Count} commands acknowledged, {faults} without an answer, {strikes.Count} kills ({kinds}), {failures} failures, seed {seed}"));
        return failures == 0 ? 0 : 1;
    }

    public static async Task<int> RunFailoverAsync(int rounds, int seed)
    {
        Console.WriteLine($"seed {seed}");
        var (failures, acknowledged, worst) = (0, 0, TimeSpan.Zero);
        for (var round = 1; round <= rounds; round++)
        {
            var (journal, findings) = (new ApiJournal(), new Findings());
            var promoted = await FailOverAsync(Seeds.Of("application-failover", seed, round), journal, findings);
            Console.WriteLine(FormattableString.Invariant(
                $"fail-over {round} of the program  {journal.Acknowledged} acknowledged, {journal.Faults} faults, promoted after {promoted.TotalSeconds:0.00} s, {journal.LongestSilence.TotalSeconds:0.00} s without service{(findings.All.Count == 0 ? "" : "  FAILED")}"));
            Tell(findings);
            failures += findings.All.Count;
            acknowledged += journal.Acknowledged;
            worst = journal.LongestSilence > worst ? journal.LongestSilence : worst;
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{rounds} fail-overs of the program, {acknowledged} commands acknowledged, at most {worst.TotalSeconds:0.0} s without service, {failures} failures, seed {seed}"));
        return failures == 0 ? 0 : 1;
    }

    private static async Task<TimeSpan> FailOverAsync(int seed, ApiJournal journal, Findings findings)
    {
        using var folder = new TemporaryFolder();
        await using var primary = await TortureServer.StartAsync(folder.In("a"), runtime: folder.In("runtime"));
        await using var standby = await Standby.StartAsync(primary, folder.In("b"), folder.In("runtime"));
        var both = BothHosts.Of(primary, standby);
        var nodes = await StartNodesAsync(both);
        using var client = new ApiClient([.. nodes.Select(node => node.Root)]);
        TimeSpan promoted;
        await using (var load = await ApiLoad.BeginAsync(client, journal, findings, seed))
        {
            await Task.Delay(FailoverLoad);
            var (before, killed) = (journal.Acknowledged, Stopwatch.GetTimestamp());
            await primary.KillAsync();
            await standby.ColumnAsync<bool>("select pg_promote(true, 60)");
            promoted = Stopwatch.GetElapsedTime(killed);
            await load.ServedAsync(before + 20);
            await Task.Delay(FailoverLoad);
            await load.EndAsync();
        }

        await new ApiCheck(client, standby, both, findings).RunAsync(journal, []);
        await StopAsync(nodes);
        return promoted;
    }

    // One after the other: the first makes the tables.
    private static async Task<List<ApiNode>> StartNodesAsync(string connectionString)
    {
        var nodes = new List<ApiNode>();
        for (var i = 0; i < Nodes; i++)
            nodes.Add(await ApiNode.StartAsync(connectionString));
        return nodes;
    }

    private static async Task StopAsync(IEnumerable<ApiNode> nodes)
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    private static void Tell(Findings findings)
    {
        foreach (var finding in findings.All)
            Console.WriteLine($"    {finding}");
    }
}
