using System.Diagnostics;

namespace Timeline.Benchmarks.Load.Measuring;

/// <summary>Lets several workers do one thing over and over for some time.</summary>
internal static class Turn
{
    /// <param name="workers">How many at once.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="once">One operation of a worker, by the worker's number.</param>
    public static async Task<Sample> RunAsync(int workers, int seconds, Func<int, Task> once)
    {
        var latencies = Enumerable.Range(0, workers).Select(_ => new List<double>(1 << 17)).ToArray();
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var end = start + (seconds * Stopwatch.Frequency);
        await Task.WhenAll(latencies.Select((list, worker) => Task.Run(() => WorkAsync(worker, list, end, once))));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var all = latencies.SelectMany(list => list).ToList();
        return Sample.Of(all, took, allocated) with { Cpu = cpu.TotalMicroseconds / all.Count };
    }

    /// <summary>One long piece of work that notes its own latencies.</summary>
    /// <param name="latencies">In milliseconds, filled while it runs: one for each operation.</param>
    /// <param name="run">The work.</param>
    public static async Task<Sample> OnceAsync(double[] latencies, Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Sample.Of([.. latencies], Stopwatch.GetElapsedTime(start).TotalSeconds, allocated: null);
    }

    private static async Task WorkAsync(int worker, List<double> latencies, long end, Func<int, Task> once)
    {
        long begun;
        while ((begun = Stopwatch.GetTimestamp()) < end)
        {
            await once(worker);
            latencies.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }
}
