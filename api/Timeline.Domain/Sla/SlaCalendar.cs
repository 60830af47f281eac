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

    // The earliest first; this one counts before them.
    private readonly (int From, SlaCalendar Version)[] _later = [];

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

    private SlaCalendar(SlaCalendar first, (int From, SlaCalendar Version)[] later)
    {
        (Zone, IsAlways, _week, _holidays, _exceptions, _later) = (first.Zone, first.IsAlways && later.All(each => each.Version.IsAlways), first._week, first._holidays, first._exceptions, later);
    }

    public DateTimeZone Zone { get; }

    /// <summary>True when every day that is no holiday and no exception is worked through.</summary>
    public bool IsAlways { get; }

    internal bool HasHolidays => Versions.Any(version => version._holidays.Count > 0);

    internal bool HasExceptions => Versions.Any(version => version._exceptions.Count > 0);

    private IEnumerable<SlaCalendar> Versions => _later.Select(later => later.Version).Prepend(this);

    /// <summary>The calendar that is meant, or what is wrong with it.</summary>
    public static SlaCalendar? Of(SlaCalendarTerms terms, out Rejection? problem)
    {
        var checks = new Checks();
        var calendar = SlaCalendarChecks.Calendar(checks, "", terms);
        problem = checks.Problem;
        return calendar;
    }

    /// <summary>One calendar of terms that were checked: each version counts from its date until the next one's, the first for all dates before too. All are of one zone.</summary>
    /// <exception cref="InvalidOperationException">The terms were not checked.</exception>
    public static SlaCalendar Of(IReadOnlyList<(LocalDate ValidFrom, SlaCalendarTerms Terms)> versions)
    {
        (int From, SlaCalendar Version)[] all =
        [
            .. versions.OrderBy(version => version.ValidFrom).Select(version => (
                Number(version.ValidFrom), Of(version.Terms, out var problem) ?? throw new InvalidOperationException($"A calendar cannot count: {problem?.Message}"))),
        ];
        return all is [var only] ? only.Version : new(all[0].Version, all[1..]);
    }

    /// <summary>The hours that begin on a day, in order.</summary>
    /// <param name="day">Days since 1970-01-01, as <see cref="Number"/> gives them.</param>
    internal ClockHours[] HoursOf(int day)
    {
        var version = VersionOn(day);
        return version._exceptions.TryGetValue(day, out var own) ? own : version._holidays.ContainsKey(day) ? [] : version._week[Weekday(day)];
    }

    /// <summary>The hours of its weekday.</summary>
    internal ClockHours[] UsualHoursOf(int day) => VersionOn(day)._week[Weekday(day)];

    // 1970-01-01 was a Thursday.
    private static int Weekday(int day) => ((day + 3) % 7 + 7) % 7;

    internal SlaHoliday? Holiday(int day) => VersionOn(day)._holidays.GetValueOrDefault(day);

    internal bool IsException(int day) => VersionOn(day)._exceptions.ContainsKey(day);

    private SlaCalendar VersionOn(int day)
    {
        var index = Array.FindLastIndex(_later, later => later.From <= day);
        return index < 0 ? this : _later[index].Version;
    }

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
