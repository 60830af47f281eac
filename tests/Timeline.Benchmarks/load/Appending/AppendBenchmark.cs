using System.Text;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.Benchmarks.Load.Servers;

namespace Timeline.Benchmarks.Load.Appending;

/// <summary>One event of 350 bytes into a stream of its own, against the same two rows written by one prepared statement.</summary>
internal static class AppendBenchmark
{
    private const string Ours = "bench_append";
    private const string Peers = "bench_append_peer";

    public static async Task RunAsync(Bench bench)
    {
        var kind = bench.Arguments.Text("kind") ?? "start";
        if (kind is not ("start" or "next"))
            throw new UsageException($"--kind takes start or next, not \"{kind}\".");
        await using var store = await bench.EmptyStoreAsync(Ours);
        await (await bench.EmptyStoreAsync(Peers)).DisposeAsync();

        foreach (var workers in bench.Arguments.Numbers("at", [1, 8, 32]))
        {
            await using var statement = new TwoRows(bench, Peers, kind, workers);
            var appends = new StoreAppends(store, kind, workers);
            await statement.PrepareAsync();
            await appends.PrepareAsync();
            await Rounds.CompareAsync(
                $"Append ({kind}), {workers} at once",
                "commits",
                bench.RoundCount,
                new("pgbench, the same two rows", () => AfterCheckpointAsync(bench, () => Pgbench.RunAsync(bench.Server, statement.Script, workers, bench.Seconds, Variables()))),
                new("pgbench, with NOTIFY in it", () => AfterCheckpointAsync(bench, () => Pgbench.RunAsync(bench.Server, statement.NotifyingScript, workers, bench.Seconds, Variables()))),
                new("Npgsql, the same statement", () => AfterCheckpointAsync(bench, () => Turn.RunAsync(workers, bench.Seconds, statement.OnceAsync))),
                new("Timeline.EventStore", () => AfterCheckpointAsync(bench, () => Turn.RunAsync(workers, bench.Seconds, appends.OnceAsync))));
        }
    }

    // Else one turn would pay for what another one wrote.
    private static async Task<Sample> AfterCheckpointAsync(Bench bench, Func<Task<Sample>> turnAsync)
    {
        await bench.Server.ExecuteAsync("checkpoint");
        return await turnAsync();
    }

    private static Dictionary<string, string> Variables() => new(StringComparer.Ordinal) { ["body"] = Encoding.UTF8.GetString(Notes.Body(Notes.Make(1))) };
}
