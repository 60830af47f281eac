using NodaTime;

namespace Timeline.Domain.Sla;

/// <summary>What a clock counted of the hours of one day.</summary>
/// <param name="Number">Days since 1970-01-01.</param>
/// <param name="Hours">Those that begin on it.</param>
/// <param name="From">When the first of it began to count or to be paused. Null: nothing of it did.</param>
/// <param name="ClocksMoved">By how much clocks were put on (or back, negative) within its hours.</param>
internal sealed record SlaDay(int Number, IReadOnlyList<ClockHours> Hours, Duration Counted, Duration Paused, Instant? From, Instant? Until, Duration ClocksMoved)
{
    public static SlaDay Empty(int number, IReadOnlyList<ClockHours> hours) => new(number, hours, Duration.Zero, Duration.Zero, null, null, Duration.Zero);

    /// <summary>As long as its hours are by the clock.</summary>
    public Duration Nominal => Duration.FromSeconds(Hours.Sum(span => (long)span.Seconds));

    public SlaDay With(WorkingStretch stretch, bool isPaused)
    {
        var length = stretch.Until - stretch.From;
        return this with
        {
            Counted = isPaused ? Counted : Counted + length,
            Paused = isPaused ? Paused + length : Paused,
            From = From ?? stretch.From,
            Until = stretch.Until,
        };
    }
}

/// <summary>The days between a clock's start and an end, in order and without gaps.</summary>
internal static class SlaDays
{
    /// <param name="isDue">True: the days after the last that counted are left out.</param>
    public static IReadOnlyList<SlaDay> Of(SlaClockFace clock, Instant end, bool isDue)
    {
        var calendar = clock.Calendar;
        if (end <= clock.Start)
            return [];
        var known = new SortedDictionary<int, SlaDay>();
        foreach (var (stretch, isPaused) in clock.Between(end))
            known[stretch.Day] = (known.GetValueOrDefault(stretch.Day) ?? SlaDay.Empty(stretch.Day, calendar.HoursOf(stretch.Day))).With(stretch, isPaused);
        foreach (var (day, moved) in Moves(calendar, clock.Start, end))
        {
            if (known.TryGetValue(day, out var affected))
                known[day] = affected with { ClocksMoved = affected.ClocksMoved + moved };
        }

        var first = Math.Min(calendar.DayOf(clock.Start), known.Count > 0 ? known.Keys.First() : int.MaxValue);
        var last = isDue && known.Count > 0 ? known.Keys.Last() : calendar.DayOf(end - Duration.Epsilon);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(day => known.GetValueOrDefault(day) ?? SlaDay.Empty(day, calendar.HoursOf(day)))];
    }

    /// <summary>The days in whose hours clocks were moved, and by how much.</summary>
    private static IEnumerable<(int Day, Duration Moved)> Moves(SlaCalendar calendar, Instant start, Instant end)
    {
        Offset? before = null;
        foreach (var clocks in calendar.Zone.GetZoneIntervals(new Interval(start, end)))
        {
            if (before is { } old && old != clocks.WallOffset)
            {
                // Clocks skip or repeat what lies between these.
                var change = clocks.Start.ToUnixTimeSeconds();
                var (from, until) = (change + Math.Min(old.Seconds, clocks.WallOffset.Seconds), change + Math.Max(old.Seconds, clocks.WallOffset.Seconds));
                for (var day = Day(from) - 1; day <= Day(until - 1); day++)
                {
                    if (calendar.HoursOf(day).Any(span => (long)day * ClockHours.Day + span.From < until && (long)day * ClockHours.Day + span.Until > from))
                        yield return (day, Duration.FromSeconds(clocks.WallOffset.Seconds - old.Seconds));
                }
            }

            before = clocks.WallOffset;
        }
    }

    private static int Day(long local) => (int)Math.Floor(local / (double)ClockHours.Day);
}
