using System.Globalization;
using Timeline.Storage.Commands;
using Timeline.Storage.DueWork;
using Timeline.Torture.Checking;
using Timeline.Torture.Entries;
using Timeline.Torture.Servers;

namespace Timeline.Torture.DueWork;

/// <summary>Deadlines that fall due while the processes that are to meet them are killed: none may be met twice or never, and none much too late.</summary>
internal static class DueMode
{
    public const string Tenant = "due";

    private const int Deadlines = 300;
    private const int Processes = 3;
    private const int Kills = 12;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(int rounds, int seed)
    {
        Console.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        await using var server = await TortureServer.StartAsync(folder.Path);
        await using var node = new EntryStore(server.ConnectionString);
        await node.PrepareAsync();
        var failures = 0;
        for (var round = 1; round <= rounds; round++)
            failures += await RoundAsync(node, server, round, Seeds.Of("due", seed, round));
        Console.WriteLine(FormattableString.Invariant($"{rounds * Deadlines} deadlines, {rounds * Kills} kills, {failures} failures, seed {seed}"));
        return failures == 0 ? 0 : 1;
    }

    private static async Task<int> RoundAsync(EntryStore node, TortureServer server, int round, int seed)
    {
        var (dice, findings) = (new Random(seed), new Findings());
        var workers = new List<ChildProcess>();
        while (workers.Count < Processes)
            workers.Add(await WorkerAsync(server));
        var begin = DateTimeOffset.UtcNow.AddSeconds(2);
        var items = await PlanAsync(node, dice, begin);
        foreach (var moment in Enumerable.Range(0, Kills).Select(_ => begin + (dice.NextDouble() * Span)).Order().ToList())
        {
            await UntilAsync(moment);
            var victim = dice.Next(workers.Count);
            await workers[victim].KillAsync();
            workers[victim] = await WorkerAsync(server);
        }

        await UntilAsync(begin + Span);
        for (var until = begin + Span + Patience; DateTimeOffset.UtcNow < until && await LeftAsync(server) > 0;)
            await Task.Delay(50);
        foreach (var worker in workers)
            await worker.DisposeAsync();
        findings.Expect(await LeftAsync(server) == 0, "never", "items are left");
        var late = await LatenessAsync(server, items, findings);
        await foreach (var stream in node.Verifier.VerifyAsync(Tenant))
            findings.Expect(stream.Problem is null && stream.Unsealed == 0, "chain", $"stream {stream.StreamId}: {stream.Problem?.Reason ?? "unsealed"}");

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"due {round,3}   {Deadlines} deadlines in {Span.TotalSeconds} s, {Processes} processes, {Kills} kills: {late}{(findings.All.Count == 0 ? "" : "  FAILED")}"));
        foreach (var finding in findings.All)
            Console.WriteLine($"    {finding}");
        return findings.All.Count;
    }

    // Returns when it works.
    private static async Task<ChildProcess> WorkerAsync(TortureServer server)
    {
        var worker = ChildProcess.Start("due-worker", server.ConnectionString, seed: 0);
        await worker.ToldAsync();
        return worker;
    }

    // Stored with the command that begins the stream, as the program does.
    private static async Task<List<DueItem>> PlanAsync(EntryStore node, Random dice, DateTimeOffset begin)
    {
        var items = new List<DueItem>();
        while (items.Count < Deadlines)
        {
            var (command, stream) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            await using var session = new CommandMetadata(command, "planner", "TORTURE").OpenSession(node.Store, Tenant);
            session.Events.Append(stream, 1, new EntryNoted(command, 1, 1, "Three deadlines"));
            foreach (var kind in Booking.Kinds)
            {
                var item = new DueItem { Id = DueId.Of(kind, stream), Kind = kind, Subject = stream, At = begin + (dice.NextDouble() * Span) };
                session.Store(item);
                items.Add(item);
            }

            await session.SaveChangesAsync();
        }

        return items;
    }

    private static async Task<Lateness> LatenessAsync(TortureServer server, List<DueItem> items, Findings findings)
    {
        var met = (await server.ColumnAsync<string>($"select concat_ws(' ', data ->> 'Command', extract(epoch from timestamp)) from {EntryStore.Schema}.mt_events where type = 'entry_made'"))
            .Select(line => line.Split(' '))
            .ToLookup(parts => Guid.Parse(parts[0]), parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
        foreach (var item in items)
        {
            var count = met[item.Id].Count();
            findings.Expect(count > 0, "never", $"{item.Kind} of {item.Subject}, due at {item.At:O}, was not met");
            findings.Expect(count < 2, "twice", $"{item.Kind} of {item.Subject}, due at {item.At:O}, was met {count} times");
        }

        var late = new Lateness(items.SelectMany(item => met[item.Id].Take(1).Select(at => at - (item.At.ToUnixTimeMilliseconds() / 1000.0))));
        findings.Expect(!(late.Earliest <= -0.01), "early", "a deadline was met before it was due");
        return late;
    }

    private static async Task<long> LeftAsync(TortureServer server) => (await server.ColumnAsync<long>($"select count(*) from {EntryStore.Schema}.mt_doc_dueitem"))[0];

    private static async Task UntilAsync(DateTimeOffset moment)
    {
        if (moment - DateTimeOffset.UtcNow is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait);
    }
}
