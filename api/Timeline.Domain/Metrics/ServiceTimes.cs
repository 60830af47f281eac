using System.Globalization;
using NodaTime;
using Timeline.Domain.Incidents;

namespace Timeline.Domain.Metrics;

/// <summary>A time in which a service was at one level.</summary>
/// <param name="Until">Exclusive. Null: it is so still.</param>
public sealed record ImpactSpan(ImpactLevel Level, Instant From, Instant? Until);

/// <summary>How long a service was there in agreed time. Whole seconds; one that had begun counts.</summary>
/// <param name="DownSeconds">Down for anybody.</param>
/// <param name="DegradedSeconds">Degraded for anybody, and down for nobody.</param>
/// <param name="LostSeconds">What counts as not available.</param>
/// <param name="Outages">How many unbroken times of it there were; what lies wholly outside of agreed time is none.</param>
public sealed record ServiceTimes(long AgreedSeconds, long DownSeconds, long DegradedSeconds, long LostSeconds, int Outages)
{
    /// <summary>The version of these definitions. Raise it with any change that can change a figure; it is printed with each.</summary>
    public const int CurrentDefinitions = 1;

    /// <summary>The share of agreed time in which it was there, 0 to 1. Null: no time was agreed.</summary>
    public double? Availability => AgreedSeconds == 0 ? null : (double)(AgreedSeconds - LostSeconds) / AgreedSeconds;

    /// <summary>The same in percent with three decimals, rounded down: <c>100.000</c> is said of nothing lost only.</summary>
    public string? Percent
    {
        get
        {
            if (AgreedSeconds == 0)
                return null;
            var thousandths = (long)((Int128)(AgreedSeconds - LostSeconds) * 100_000 / AgreedSeconds);
            return string.Create(CultureInfo.InvariantCulture, $"{thousandths / 1000}.{thousandths % 1000:000}");
        }
    }

    /// <param name="now">What goes on counts until then.</param>
    /// <param name="degradedIsDown">Whether degraded counts as not available.</param>
    public static ServiceTimes Of(AgreedTime agreed, IEnumerable<ImpactSpan> impacts, Instant now, bool degradedIsDown)
    {
        var harmful = impacts.Where(impact => impact.Level != ImpactLevel.AtRisk).ToList();
        var down = Union(harmful.Where(impact => impact.Level == ImpactLevel.Down), now);
        var any = Union(harmful, now);
        var downSeconds = down.Sum(span => agreed.Within(span.From, span.Until));
        var anySeconds = any.Sum(span => agreed.Within(span.From, span.Until));
        return new(
            agreed.Seconds, downSeconds, anySeconds - downSeconds, degradedIsDown ? anySeconds : downSeconds,
            (degradedIsDown ? any : down).Count(span => agreed.Within(span.From, span.Until) > 0));
    }

    /// <summary>How much agreed time lies in one time of impact.</summary>
    public static long Within(AgreedTime agreed, ImpactSpan impact, Instant now)
    {
        var (from, until) = Seconds(impact, now);
        return agreed.Within(from, until);
    }

    /// <summary>Several services: their times added up.</summary>
    public static ServiceTimes Sum(IReadOnlyCollection<ServiceTimes> services) => new(
        services.Sum(each => each.AgreedSeconds), services.Sum(each => each.DownSeconds), services.Sum(each => each.DegradedSeconds),
        services.Sum(each => each.LostSeconds), services.Sum(each => each.Outages));

    private static List<(long From, long Until)> Union(IEnumerable<ImpactSpan> impacts, Instant now)
    {
        List<(long From, long Until)> union = [];
        foreach (var (from, until) in impacts.Select(impact => Seconds(impact, now)).Where(span => span.From < span.Until).OrderBy(span => span.From))
        {
            if (union is [.., var last] && from <= last.Until)
                union[^1] = (last.From, Math.Max(last.Until, until));
            else
                union.Add((from, until));
        }

        return union;
    }

    // Begun seconds count whole.
    private static (long From, long Until) Seconds(ImpactSpan impact, Instant now)
    {
        var until = impact.Until is { } end && end < now ? end : now;
        return (impact.From.ToUnixTimeSeconds(), impact.From == until ? impact.From.ToUnixTimeSeconds() : (until + Duration.FromNanoseconds(999_999_999)).ToUnixTimeSeconds());
    }
}
