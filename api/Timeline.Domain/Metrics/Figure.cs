using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Domain.Metrics;

/// <summary>What many values of one metric come to. Nothing but what is recorded is in <paramref name="N"/>.</summary>
/// <param name="N">How many are recorded.</param>
/// <param name="Percentiles">Null below <see cref="FewestForPercentiles"/>.</param>
/// <param name="Values">All of them, the smallest first, where there are too few for percentiles. Null: there are enough.</param>
/// <param name="Mean">In seconds, rounded half up. Null unless asked for, and of nothing.</param>
/// <param name="Pending">How many have no end yet.</param>
/// <param name="NotApplicable">How many cannot be computed.</param>
/// <param name="Invalid">How many end before they start.</param>
public sealed record Figure(int N, Percentiles? Percentiles, IReadOnlyList<long>? Values, long? Mean, int Pending, int NotApplicable, int Invalid)
{
    /// <summary>Fewer values than this are shown one by one: a percentile of them would say more than there is to know.</summary>
    public const int FewestForPercentiles = 10;

    /// <summary>How many there are in all, recorded or not.</summary>
    public int All => N + Pending + NotApplicable + Invalid;
}

/// <summary>By linear interpolation, as <c>percentile_cont</c> of SQL, in seconds rounded half up.</summary>
public sealed record Percentiles(long Median, long P75, long P90, long P95)
{
    /// <param name="sorted">The smallest first; at least one.</param>
    public static Percentiles Of(IReadOnlyList<long> sorted) => new(At(sorted, 50), At(sorted, 75), At(sorted, 90), At(sorted, 95));

    /// <param name="percent">0 to 100.</param>
    public static long At(IReadOnlyList<long> sorted, int percent)
    {
        // In whole numbers, so that nothing is lost: place and weight in hundredths.
        var place = (long)(sorted.Count - 1) * percent;
        var (below, weight) = ((int)(place / 100), place % 100);
        var low = sorted[below];
        return weight == 0 ? low : HalfUp((Int128)low * 100 + (Int128)(sorted[below + 1] - low) * weight, 100);
    }

    /// <summary>The nearest whole number to a fraction; of two the greater.</summary>
    internal static long HalfUp(Int128 numerator, long denominator)
    {
        var doubled = 2 * numerator + denominator;
        var by = (Int128)2 * denominator;
        var quotient = doubled / by;
        return (long)(doubled < 0 && quotient * by != doubled ? quotient - 1 : quotient);
    }
}

/// <summary>Gathers values for one figure.</summary>
internal sealed class FigureBuilder
{
    private readonly List<long> _recorded = [];
    private readonly int[] _others = new int[Enum.GetValues<MetricStatus>().Length];

    public void Add(MetricStatus status, long seconds)
    {
        if (status == MetricStatus.Recorded)
            _recorded.Add(seconds);
        else
            _others[(int)status]++;
    }

    /// <summary>The figure of what was gathered; more may be gathered after.</summary>
    public Figure ToFigure(bool withMean)
    {
        _recorded.Sort();
        var few = _recorded.Count < Figure.FewestForPercentiles;
        long? mean = withMean && _recorded.Count > 0 ? Metrics.Percentiles.HalfUp(_recorded.Aggregate(Int128.Zero, (sum, value) => sum + value), _recorded.Count) : null;
        return new(
            _recorded.Count, few ? null : Metrics.Percentiles.Of(_recorded), few ? [.. _recorded] : null, mean,
            _others[(int)MetricStatus.Pending], _others[(int)MetricStatus.NotApplicable], _others[(int)MetricStatus.Invalid]);
    }
}
