using System.Runtime.InteropServices;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Sla;

/// <summary>
/// Which instants are working time: those whose local date and time of day in the calendar's zone lie in the hours of that date, or in hours of the
/// date before that run past midnight. Immutable.
/// </summary>
/// <remarks>
/// So an hour that clocks repeat counts twice and one that they skip not at all, a boundary within a repeated stretch cuts both passes, and hours that
/// begin on a date that the zone skips count where they run into the date after it (ADR 38).
/// </remarks>
public sealed class SlaCalendar
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);
    private static readonly ClockHours[] All = [ClockHours.WholeDay];

    private readonly ClockHours[][] _week;
    private readonly Dictionary<int, SlaHoliday> _holidays;
    private readonly Dictionary<int, ClockHours[]> _exceptions;

    /// <param name="week">By weekday, Monday first, in order and without overlaps. Null: at all hours.</param>
    internal SlaCalendar(DateTimeZone zone, ClockHours[][]? week, IEnumerable<SlaHoliday> holidays, IEnumerable<(LocalDate Date, ClockHours[] Hours)> exceptions)
    {
        Zone = zone;
        IsAlways = week is null;
        _week = week ?? [.. Enumerable.Repeat(All, 7)];
        _holidays = [];
        foreach (var holiday in holidays)
            _holidays.TryAdd(Number(holiday.Date), holiday);
        _exceptions = exceptions.ToDictionary(exception => Number(exception.Date), exception => exception.Hours);
    }

    public DateTimeZone Zone { get; }

    /// <summary>True when every day that is no holiday and no exception is worked through.</summary>
    public bool IsAlways { get; }

    internal bool HasHolidays => _holidays.Count > 0;

    internal bool HasExceptions => _exceptions.Count > 0;

    /// <summary>The calendar that is meant, or what is wrong with it.</summary>
    public static SlaCalendar? Of(SlaCalendarTerms terms, out Rejection? problem)
    {
        var checks = new Checks();
        var calendar = SlaCalendarChecks.Calendar(checks, "", terms);
        problem = checks.Problem;
        return calendar;
    }

    /// <summary>The hours that begin on a day, in order.</summary>
    /// <param name="day">Days since 1970-01-01, as <see cref="Number"/> gives them.</param>
    internal ClockHours[] HoursOf(int day) =>
        _exceptions.TryGetValue(day, out var own) ? own : _holidays.ContainsKey(day) ? [] : UsualHoursOf(day);

    /// <summary>The hours of its weekday.</summary>
    // 1970-01-01 was a Thursday.
    internal ClockHours[] UsualHoursOf(int day) => _week[((day + 3) % 7 + 7) % 7];

    internal SlaHoliday? Holiday(int day) => _holidays.GetValueOrDefault(day);

    internal bool IsException(int day) => _exceptions.ContainsKey(day);

    internal static int Number(LocalDate date) => Period.DaysBetween(Epoch, date);

    internal static LocalDate Date(int day) => Epoch.PlusDays(day);

    /// <summary>The days since 1970-01-01 of the date that clocks show.</summary>
    internal int DayOf(Instant at) => Number(at.InZone(Zone).Date);

    /// <summary>Working time from a start to an end, in order and without overlaps. What touches may come in pieces.</summary>
    internal IEnumerable<WorkingStretch> Between(Instant start, Instant end)
    {
        for (var at = start; at < end;)
        {
            var clocks = Zone.GetZoneInterval(at);
            var offset = clocks.WallOffset.Seconds;
            var until = clocks.HasEnd && clocks.End < end ? clocks.End : end;
            // Within these clocks local time runs on steadily. Hours of the day before may run into the first one.
            for (var day = DayOf(at) - 1; Instant.FromUnixTimeSeconds((long)day * ClockHours.Day - offset) < until; day++)
            {
                foreach (var span in HoursOf(day))
                {
                    var midnight = (long)day * ClockHours.Day - offset;
                    var from = Instant.Max(at, Instant.FromUnixTimeSeconds(midnight + span.From));
                    var to = Instant.Min(until, Instant.FromUnixTimeSeconds(midnight + span.Until));
                    if (from >= to)
                        continue;
                    yield return new(day, from, to);
                    // What lies over the hours of the day before counts once.
                    at = to;
                }
            }

            at = until;
        }
    }
}

/// <param name="Day">The day that the hours belong to, in days since 1970-01-01.</param>
/// <param name="Until">Exclusive.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WorkingStretch(int Day, Instant From, Instant Until);
