using System.Diagnostics;
using System.Globalization;
using Timeline.Torture.Checking;
using Timeline.Torture.Entries;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Ordering;

/// <summary>
/// Hundreds of transactions at once, in several processes, that dawdle with positions in hand and roll back, while Marten's daemon, of which one
/// of several processes has the turn, takes the events in: every event that was committed, once and in the order of the positions, though
/// those processes are killed.
/// </summary>
internal static class OrderMode
{
    private const int Writers = 4;
    private const int Readers = 3;
    private const int MostKills = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task<int> RunAsync(int rounds, int seed)
    {
        Console.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "300" };
        await using var server = await TortureServer.StartAsync(folder.Path, settings);
        await using (var node = new EntryStore(server.ConnectionString))
            await node.PrepareAsync();
        await server.ExecuteAsync(Seen.TableSql);

        var failures = 0;
        for (var round = 1; round <= rounds; round++)
            failures += await RoundAsync(server, Seeds.Of("order", seed, round));
        Console.WriteLine(FormattableString.Invariant($"{rounds} rounds of order, {failures} failures, seed {seed}"));
        return failures == 0 ? 0 : 1;
    }

    private static async Task<int> RoundAsync(TortureServer server, int seed)
    {
        var findings = new Findings();
        var readers = Enumerable.Range(0, Readers).Select(_ => Reader(server, seed)).ToList();
        var writers = Enumerable.Range(1, Writers).Select(i => ChildProcess.Start("order-writer", server.ConnectionString, Seeds.Of("writer", seed, i))).ToList();
        var writing = WriteAsync(writers, findings);
        var killed = await KillOwnersAsync(server, readers, seed, writing);
        var late = await writing;
        var committed = await server.ColumnAsync<long>($"select seq_id from {EntryStore.Schema}.mt_events where type <> 'tombstone' order by seq_id");
        var drawn = (await server.ColumnAsync<long>($"select last_value from {EntryStore.Schema}.mt_events_sequence"))[0];

        // Else it would show nothing.
        findings.Expect(late > 0, "load", "no transaction committed after a later position was visible");
        findings.Expect(drawn > committed.Count, "load", "nothing was rolled back");

        var begun = Stopwatch.GetTimestamp();
        while (await TakenInAsync(server) < committed[^1] && Stopwatch.GetElapsedTime(begun) < Patience)
            await Task.Delay(100);
        var behind = Stopwatch.GetElapsedTime(begun);
        foreach (var reader in readers)
            await reader.DisposeAsync();
        var seen = await server.ColumnAsync<long>($"select position from {Seen.Table} order by number");
        findings.Expect(seen.SequenceEqual(committed), "daemon", Difference(seen, committed));
        var nodes = (await server.ColumnAsync<long>($"select count(distinct process) from {Seen.Table}"))[0];
        findings.Expect(nodes > 1, "load", "one process took everything in");

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"order     {committed.Count} events of {drawn} positions, {late} commits after a later one was visible, taken in by {nodes} processes in turn, {killed} of them killed, caught up {behind.TotalSeconds:0.0} s after the load{(findings.All.Count == 0 ? "" : "  FAILED")}"));
        foreach (var finding in findings.All)
            Console.WriteLine($"    {finding}");
        return findings.All.Count;
    }

    private static ChildProcess Reader(TortureServer server, int seed) => ChildProcess.Start("order-reader", server.ConnectionString, seed);

    private static async Task<long> WriteAsync(List<ChildProcess> writers, Findings findings)
    {
        var late = 0L;
        foreach (var writer in writers)
        {
            await writer.EndedAsync(Patience);
            findings.Expect(writer.ExitCode == 0, "writer", $"ended with {writer.ExitCode}");
            late += writer.Numbers.DefaultIfEmpty(0).Sum();
            await writer.DisposeAsync();
        }

        return late;
    }

    // kill -9 of whoever takes events in, and a new process; as soon as another one has the turn, of that.
    private static async Task<int> KillOwnersAsync(TortureServer server, List<ChildProcess> readers, int seed, Task writing)
    {
        var killed = 0;
        while (killed < MostKills && !writing.IsCompleted)
        {
            await Task.Delay(500);
            if (await server.ColumnAsync<int>($"select process from {Seen.Table} order by number desc limit 1") is not [var owner] || readers.Find(reader => reader.Id == owner) is not { } victim)
                continue;
            await victim.KillAsync();
            readers.Remove(victim);
            readers.Add(Reader(server, seed));
            killed++;
        }

        return killed;
    }

    private static async Task<long> TakenInAsync(TortureServer server) =>
        (await server.ColumnAsync<long>($"select coalesce(max(position), 0) from {Seen.Table}"))[0];

    private static string Difference(IReadOnlyList<long> seen, IReadOnlyList<long> committed)
    {
        var (missing, twice) = (committed.Except(seen).ToList(), seen.CountBy(position => position).Count(pair => pair.Value > 1));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"took in {seen.Count} of {committed.Count} events: {missing.Count} not at all ({string.Join(", ", missing.Take(5))}), {twice} several times{(missing.Count + twice == 0 ? ", or not in order" : "")}");
    }
}
