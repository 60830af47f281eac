using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.Appending;

/// <summary>
/// One event of 350 bytes by Marten as the program sets it up, by the same Marten without the trigger that seals, and the same two rows written
/// by one prepared statement. Each worker has its own stream.
/// </summary>
internal static class AppendBenchmark
{
    private const double SealedOfUnsealed = 0.9;

    public static async Task RunAsync(Bench bench)
    {
        var kind = bench.Arguments.Text("kind") ?? "next";
        if (kind is not ("start" or "next"))
            throw new UsageException($"--kind takes start or next, not \"{kind}\".");
        await using var withSeal = await bench.EmptyStoreAsync("bench_sealed");
        await using var withoutSeal = await bench.EmptyStoreAsync("bench_unsealed", isSealed: false);
        const string Limit = "bench_limit";
        await (await bench.EmptyStoreAsync(Limit, isSealed: false)).DisposeAsync();

        foreach (var workers in bench.Arguments.Numbers("at", [1, 8, 32]))
        {
            await using var statement = new TwoRows(bench, Limit, kind, workers);
            await statement.PrepareAsync();
            var (sealing, unsealed) = (new StoreAppends(withSeal, kind, workers), new StoreAppends(withoutSeal, kind, workers));
            await sealing.PrepareAsync();
            await unsealed.PrepareAsync();
            var samples = await Rounds.CompareAsync(
                $"Append ({kind}), {workers} at once",
                "commits",
                bench.RoundCount,
                new("Npgsql, one prepared statement", () => AfterCheckpointAsync(bench, workers, statement.OnceAsync)),
                new("Marten, not sealed", () => AfterCheckpointAsync(bench, workers, unsealed.OnceAsync)),
                new("Marten, sealed", () => AfterCheckpointAsync(bench, workers, sealing.OnceAsync)));
            Goal.AtLeast("sealed, of not sealed", Rounds.Ratio(samples[2], samples[1]), SealedOfUnsealed);
        }
    }

    // Else one turn would pay for what another one wrote.
    private static async Task<Sample> AfterCheckpointAsync(Bench bench, int workers, Func<int, Task> once)
    {
        await bench.Server.ExecuteAsync("checkpoint");
        return await Turn.RunAsync(workers, bench.Seconds, once);
    }
}
