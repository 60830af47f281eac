using System.Diagnostics;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Metrics;

/// <summary>What a trend goes by: calendar units in the zone of the view; weeks begin on Monday.</summary>
public enum TrendUnit
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>A part of a period.</summary>
/// <param name="First">Its first day in the view's zone. The first and last of a trend may be cut off by the period.</param>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Exclusive.</param>
public sealed record FigurePeriod(LocalDate First, LocalDate Last, Instant From, Instant Until);

/// <summary>Days in a zone, cut into units.</summary>
public sealed record FigurePeriods(IReadOnlyList<FigurePeriod> Parts)
{
    /// <summary>Cuts days into units.</summary>
    /// <param name="last">The last day, inclusive; not before the first.</param>
    public static FigurePeriods Of(LocalDate first, LocalDate last, DateTimeZone zone, TrendUnit unit)
    {
        var parts = new List<FigurePeriod>();
        for (var day = first; day <= last;)
        {
            var next = After(day, unit);
            var end = next > last ? last.PlusDays(1) : next;
            parts.Add(new(day, end.PlusDays(-1), day.StartIn(zone), end.StartIn(zone)));
            day = end;
        }

        return new(parts);
    }

    /// <summary>How many units the days would be cut into, at the most.</summary>
    public static int Count(LocalDate first, LocalDate last, TrendUnit unit) => 2 + Period.DaysBetween(first, last) / unit switch
    {
        TrendUnit.Day => 1,
        TrendUnit.Week => 7,
        TrendUnit.Month => 28,
        TrendUnit.Quarter => 90,
        _ => 365,
    };

    /// <summary>The part that a moment is in. -1: none.</summary>
    public int IndexOf(Instant at)
    {
        var (low, high) = (0, Parts.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (at < Parts[middle].From)
                high = middle - 1;
            else if (at >= Parts[middle].Until)
                low = middle + 1;
            else
                return middle;
        }

        return -1;
    }

    private static LocalDate After(LocalDate day, TrendUnit unit) => unit switch
    {
        TrendUnit.Day => day.PlusDays(1),
        TrendUnit.Week => day.Next(IsoDayOfWeek.Monday),
        TrendUnit.Month => new LocalDate(day.Year, day.Month, 1).PlusMonths(1),
        TrendUnit.Quarter => new LocalDate(day.Year, (day.Month - 1) / 3 * 3 + 1, 1).PlusMonths(3),
        TrendUnit.Year => new LocalDate(day.Year, 1, 1).PlusYears(1),
        _ => throw new UnreachableException($"no unit {unit}"),
    };
}
