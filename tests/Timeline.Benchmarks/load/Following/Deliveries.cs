using System.Diagnostics;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.EventStore;

namespace Timeline.Benchmarks.Load.Following;

/// <summary>A follower that notes when each event came.</summary>
internal sealed class Deliveries(IEventStore store, long after, int expected)
{
    private readonly long[] _delivered = new long[expected];

    public async Task FollowAsync(CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var stored in store.FollowAsync(Bench.Tenant, after, cancellation))
        {
            _delivered[NumberOf(stored.Data)] = Stopwatch.GetTimestamp();
            if (++count == expected)
                return;
        }
    }

    /// <param name="where">Which follower.</param>
    /// <param name="committed">When each append was answered. The follower may be told before the appender: that counts as no time.</param>
    public void Print(string where, long[] committed)
    {
        var took = _delivered.Zip(committed, (to, from) => Math.Max(0, Stopwatch.GetElapsedTime(from, to).TotalMilliseconds)).Order().ToList();
        Report.Line($"  {where,-26} p50 {Sample.Percentile(took, 0.5),8:N2} ms   p99 {Sample.Percentile(took, 0.99),8:N2} ms   longest {took[^1],8:N2} ms");
    }

    private static int NumberOf(object note) => note switch
    {
        NoteTaken e => e.Number,
        NoteCorrected e => e.Number,
        NoteFiled e => e.Number,
        _ => throw new InvalidOperationException($"{note} was not appended by this benchmark."),
    };
}
