using System.Diagnostics;
using System.Globalization;
using Timeline.Torture.Checking;
using Timeline.Torture.Entries;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Ordering;

/// <summary>
/// Hundreds of transactions at once, in several processes, that dawdle with positions in hand and roll back, while processes of readers
/// follow: each must see every event that was committed, once and in the order of the positions.
/// </summary>
internal static class OrderMode
{
    private const int Writers = 4;
    private const int Readers = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(int rounds, int seed)
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "300" };
        await using var server = await TortureServer.StartAsync(folder.Path, settings);
        await using (var node = new EntryStore(server.ConnectionString))
            await node.Store.MigrateAsync();

        var failures = 0;
        for (var round = 1; round <= rounds; round++)
            failures += await RoundAsync(server, Seeds.Of("order", seed, round));
        Console.WriteLine(FormattableString.Invariant($"{rounds} rounds of order, {failures} failures, seed {seed}"));
        return failures == 0 ? 0 : 1;
    }

    private static async Task<int> RoundAsync(TortureServer server, int seed)
    {
        var findings = new Findings();
        var readers = Enumerable.Range(0, Readers).Select(_ => OrderProcess.Start("order-reader", server.ConnectionString, seed)).ToList();
        var writers = Enumerable.Range(1, Writers).Select(i => OrderProcess.Start("order-writer", server.ConnectionString, Seeds.Of("writer", seed, i))).ToList();
        var late = 0L;
        foreach (var writer in writers)
        {
            await writer.EndedAsync(Patience);
            findings.Expect(writer.ExitCode == 0, "writer", $"ended with {writer.ExitCode}");
            late += writer.Numbers.DefaultIfEmpty(0).Sum();
            await writer.DisposeAsync();
        }

        var committed = await server.ColumnAsync<long>($"select seq_id from {EntryStore.Schema}.mt_events order by seq_id");
        var drawn = (await server.ColumnAsync<long>($"select last_value from {EntryStore.Schema}.mt_events_sequence"))[0];

        // Else it would show nothing.
        findings.Expect(late > 0, "load", "no transaction committed after a later position was visible");
        findings.Expect(drawn > committed.Count, "load", "nothing was rolled back");
        foreach (var reader in readers)
        {
            var begun = Stopwatch.GetTimestamp();
            while (reader.Last < committed[^1] && Stopwatch.GetElapsedTime(begun) < Patience)
                await Task.Delay(20);
            await reader.DisposeAsync();
            findings.Expect(reader.Numbers.SequenceEqual(committed), "reader", $"saw {reader.Numbers.Count} of {committed.Count} events, or not in order");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"order     {committed.Count} events of {drawn} positions, {late} committed after a later one, {Readers} readers{(findings.All.Count == 0 ? "" : "  FAILED")}"));
        foreach (var finding in findings.All)
            Console.WriteLine($"    {finding}");
        return findings.All.Count;
    }
}
