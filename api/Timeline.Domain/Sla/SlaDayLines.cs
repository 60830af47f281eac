using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Sla;

/// <summary>The days of an explanation in words. Ordinary days in a row are put together where they are many.</summary>
internal sealed class SlaDayLines
{
    // From this many on, days that only have the hours of the week are one line.
    private const int Many = 8;

    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("dddd uuuu'-'MM'-'dd");
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly LocalTimePattern Second = LocalTimePattern.CreateWithInvariantCulture("HH':'mm':'ss.FFFFFFFFF");

    private readonly SlaClockFace _clock;
    private readonly Instant? _end;

    private SlaDayLines(SlaClockFace clock, IReadOnlyList<SlaDay> days) => (_clock, _end) = (clock, days.Max(day => day.Until));

    /// <param name="most">How many lines at most; more than 2. What is too much is put together in the middle.</param>
    public static IReadOnlyList<string> Of(SlaClockFace clock, IReadOnlyList<SlaDay> days, int most)
    {
        var lines = new SlaDayLines(clock, days).All(days);
        if (lines.Count <= most)
            return [.. lines.Select(line => line.Text)];
        var (head, tail) = (most / 2, most - most / 2 - 1);
        var middle = lines[head..^tail];
        return
        [
            .. lines[..head].Select(line => line.Text),
            $"{Range(middle[0].First, middle[^1].Last)}, put together: {Say.Hours(middle.Aggregate(Duration.Zero, (all, line) => all + line.Counted))}{But(middle.Aggregate(Duration.Zero, (all, line) => all + line.Paused))}.",
            .. lines[^tail..].Select(line => line.Text),
        ];
    }

    private List<Line> All(IReadOnlyList<SlaDay> days)
    {
        var lines = new List<Line>();
        for (var index = 0; index < days.Count;)
        {
            var ordinary = days.Skip(index).TakeWhile(IsOrdinary).Count();
            var run = ordinary >= Many ? ordinary : days.Skip(index).TakeWhile(day => IsClosed(day) && IsOrdinary(day)).Count();
            if (run == 0)
                run = days.Skip(index).TakeWhile(IsAllPaused).Count();
            var some = days.Skip(index).Take(Math.Max(1, run)).ToList();
            lines.Add(new(some[0].Number, some[^1].Number, Text(some), Sum(some, day => day.Counted), Sum(some, day => day.Paused)));
            index += some.Count;
        }

        return lines;
    }

    private string Text(List<SlaDay> days)
    {
        var (first, last) = (days[0], days[^1]);
        var range = Range(first.Number, last.Number);
        if (days.TrueForAll(IsClosed) && days.TrueForAll(IsOrdinary))
            return $"{range}: no hours.";
        if (days.Count == 1)
            return $"{range}{One(first)}.";
        if (days.TrueForAll(IsAllPaused))
            return $"{range}: {Say.Hours(Sum(days, day => day.Paused))} paused, nothing counts.";
        var worked = days.Count(day => !IsClosed(day));
        return $"{range}, {Say.Count(days.Count)} days as the week has them{(worked == days.Count ? "" : $", {Say.Count(worked)} with hours")}: {Say.Hours(Sum(days, day => day.Counted))}.";
    }

    private string One(SlaDay day)
    {
        var skipped = IsSkipped(day) ? ", a date that the zone skips" : "";
        if (_clock.Calendar.Holiday(day.Number) is { } holiday && !_clock.Calendar.IsException(day.Number))
            return $"{skipped}: holiday{(holiday.Name is { } name ? $" ({name})" : "")}, no hours begin";
        var exception = _clock.Calendar.IsException(day.Number) ? ", an exception" : "";
        if (day.Hours.Count == 0)
            return $"{skipped}{exception}: no hours";
        var hours = string.Join(" and ", day.Hours);
        return $"{skipped}{exception}, {hours}: {Say.Hours(day.Counted)}{Cut(day)}{But(day.Paused)}{Moved(day)}";
    }

    // Where the hours of the day are cut by the start or by the end.
    private string Cut(SlaDay day)
    {
        if (day.Counted + day.Paused == day.Nominal - day.ClocksMoved)
            return "";
        var from = day.From == _clock.Start ? $" from {Time(_clock.Start)}" : "";
        var until = day.Until is { } end && end == _end ? $" until {Time(end)}" : "";
        return from + until;
    }

    private static string But(Duration paused) => paused == Duration.Zero ? "" : $", {Say.Hours(paused)} paused";

    private static string Moved(SlaDay day) => day.ClocksMoved == Duration.Zero
        ? ""
        : $"; clocks go {(day.ClocksMoved > Duration.Zero ? "forward" : "back")} {Say.Hours(Duration.Max(day.ClocksMoved, -day.ClocksMoved))}";

    private string Time(Instant at)
    {
        var local = at.InZone(_clock.Calendar.Zone).TimeOfDay;
        return (local is { Second: 0, NanosecondOfSecond: 0 } ? Minute : Second).Format(local);
    }

    private bool IsOrdinary(SlaDay day) =>
        day.Counted == day.Nominal && day.Paused == Duration.Zero && day.ClocksMoved == Duration.Zero
        && _clock.Calendar.Holiday(day.Number) is null && !_clock.Calendar.IsException(day.Number) && (!IsClosed(day) || !IsSkipped(day));

    private bool IsAllPaused(SlaDay day) =>
        day.Counted == Duration.Zero && day.Paused == day.Nominal && day.Paused > Duration.Zero && !_clock.Calendar.IsException(day.Number);

    private static bool IsClosed(SlaDay day) => day.Hours.Count == 0;

    // Only where clocks cross the date line.
    private bool IsSkipped(SlaDay day)
    {
        var noon = SlaCalendar.Date(day.Number).At(LocalTime.Noon);
        var mapping = _clock.Calendar.Zone.MapLocal(noon);
        return mapping.Count == 0 && mapping.EarlyInterval.IsoLocalEnd.Date <= noon.Date && mapping.LateInterval.IsoLocalStart.Date > noon.Date;
    }

    private static string Range(int first, int last)
    {
        var begins = Date.Format(SlaCalendar.Date(first));
        return first == last ? begins : $"{begins} to {Date.Format(SlaCalendar.Date(last))}";
    }

    private static Duration Sum(List<SlaDay> days, Func<SlaDay, Duration> of) => days.Aggregate(Duration.Zero, (all, day) => all + of(day));

    private sealed record Line(int First, int Last, string Text, Duration Counted, Duration Paused);
}
