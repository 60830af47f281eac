using System.Diagnostics;
using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.Live;

/// <summary>How long events took to somebody who follows: from the statement that stored each, and from the answer to whoever recorded it.</summary>
internal sealed class Deliveries
{
    private readonly List<double> _fromStored = [];
    private readonly List<double> _fromAnswered = [];

    /// <summary>From the statement that stored an event until it was there: the commit lies in between.</summary>
    public double P99 => Sample.Percentile([.. _fromStored.Order()], 0.99);

    /// <param name="stored">When the event was stored; by <see cref="Stopwatch"/>, as the others.</param>
    /// <param name="answered">When whoever recorded it had the answer. The follower may be told before: that counts as no time.</param>
    /// <param name="arrived">When the follower had it.</param>
    public void Add(long stored, long answered, long arrived)
    {
        _fromStored.Add(Stopwatch.GetElapsedTime(stored, arrived).TotalMilliseconds);
        _fromAnswered.Add(Math.Max(0, Stopwatch.GetElapsedTime(answered, arrived).TotalMilliseconds));
    }

    public void Print(string who)
    {
        Print($"{who}, from the storing statement", _fromStored);
        Print($"{who}, from the answer", _fromAnswered);
    }

    private static void Print(string what, List<double> took)
    {
        var sorted = took.Order().ToList();
        Report.Line($"  {what,-62} p50 {Sample.Percentile(sorted, 0.5),8:N2} ms   p99 {Sample.Percentile(sorted, 0.99),8:N2} ms   longest {sorted[^1],8:N2} ms");
    }
}
