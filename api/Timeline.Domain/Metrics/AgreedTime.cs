using NodaTime;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Metrics;

/// <summary>The time of a period in which something is to work, up to now: in whole seconds. Immutable.</summary>
public sealed class AgreedTime
{
    // Apart from each other, in order; with what lies before each.
    private readonly List<(long From, long Until, long Before)> _stretches = [];

    private AgreedTime(IEnumerable<(long From, long Until)> stretches)
    {
        foreach (var (from, until) in stretches)
        {
            if (_stretches is [.., var last] && last.Until == from)
                _stretches[^1] = last with { Until = until };
            else
                _stretches.Add((from, until, Seconds));
            Seconds += until - from;
        }
    }

    /// <summary>All of it.</summary>
    public long Seconds { get; }

    /// <param name="calendar">Whose working time it is. Null: all of the period, around the clock.</param>
    /// <param name="until">Exclusive.</param>
    /// <param name="now">What is to come is not agreed time yet.</param>
    public static AgreedTime Of(SlaCalendar? calendar, Instant from, Instant until, Instant now)
    {
        var end = Instant.Min(until, now);
        if (end <= from)
            return new([]);
        return calendar is null
            ? new([(Second(from), Second(end))])
            : new(calendar.Between(from, end).Select(stretch => (Second(stretch.From), Second(stretch.Until))).Where(stretch => stretch.Item1 < stretch.Item2));
    }

    /// <summary>How much of it lies between two seconds since 1970.</summary>
    internal long Within(long from, long until) => until <= from ? 0 : Before(until) - Before(from);

    private long Before(long second)
    {
        var (low, high) = (0, _stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _stretches[middle].From < second ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : _stretches[low - 1].Before + Math.Min(second, _stretches[low - 1].Until) - _stretches[low - 1].From;
    }

    private static long Second(Instant at) => at.ToUnixTimeSeconds();
}
