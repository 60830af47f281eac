namespace Timeline.Benchmarks.Load.Measuring;

/// <summary>What one turn of one contender gave.</summary>
/// <param name="Rate">Operations a second.</param>
/// <param name="P50">The median latency in milliseconds.</param>
/// <param name="P99">The latency in milliseconds that one of a hundred exceeds.</param>
/// <param name="Allocated">Managed bytes per operation; null where that cannot be told.</param>
/// <param name="Cpu">Processor time of the measured process per operation, in microseconds; null where that is not asked.</param>
internal sealed record Sample(double Rate, double P50, double P99, double? Allocated, double? Cpu = null)
{
    /// <summary>How many operations there were.</summary>
    public int Count { get; init; }

    /// <param name="latencies">In milliseconds, in any order; sorted here.</param>
    /// <param name="seconds">How long it took altogether.</param>
    /// <param name="allocated">Managed bytes altogether.</param>
    public static Sample Of(List<double> latencies, double seconds, long? allocated)
    {
        latencies.Sort();
        var each = latencies.Count == 0 ? null : (double?)allocated / latencies.Count;
        return new Sample(latencies.Count / seconds, Percentile(latencies, 0.50), Percentile(latencies, 0.99), each) { Count = latencies.Count };
    }

    /// <summary>A percentile of sorted values; NaN of none.</summary>
    public static double Percentile(List<double> sorted, double part) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    /// <summary>The middle value, or the mean of the two in the middle; NaN of none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
