using System.Globalization;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Sla;

/// <summary>What is said of a calendar, checked. Each field is named by its path.</summary>
internal static class SlaCalendarChecks
{
    private const int MinutesOfDay = 1_440;
    private const int MinutesOfWeek = 7 * MinutesOfDay;

    /// <param name="path">Goes before each field's name, for example <c>calendar.</c></param>
    /// <returns>Null when there is a problem.</returns>
    public static SlaCalendar? Calendar(Checks checks, string path, SlaCalendarTerms terms)
    {
        var zone = checks.Zone($"{path}zone", terms.Zone);
        if (terms.Always && terms.Hours.Count > 0)
            checks.Fail(RejectionCode.NotAllowed, $"{path}always is true and {path}hours holds {Say.Count(terms.Hours.Count)}; a calendar has one of the two. Leave one out.", $"{path}hours");
        else if (!terms.Always && terms.Hours.Count == 0)
            checks.Fail(RejectionCode.Required, $"{path}hours is empty and {path}always is not true, so nothing would ever count. Give the hours of the week, or say always.", $"{path}hours");
        checks.AtMost($"{path}hours", terms.Hours.Count, SlaLimits.Hours);
        checks.AtMost($"{path}holidays", terms.Holidays.Count, SlaLimits.Dates);
        checks.AtMost($"{path}exceptions", terms.Exceptions.Count, SlaLimits.Dates);
        if (checks.Problem is not null)
            return null;

        var week = terms.Always ? null : Week(checks, $"{path}hours", terms.Hours);
        var exceptions = Exceptions(checks, path, terms);
        return checks.Problem is null ? new(DateTimeZoneProviders.Tzdb[zone], week, terms.Holidays, exceptions) : null;
    }

    /// <summary>Refuses a list that is longer than its limit.</summary>
    public static void AtMost(this Checks checks, string field, int count, int limit)
    {
        if (count > limit)
            checks.Fail(RejectionCode.TooLong, $"{field} holds {Say.Count(count)}; the limit is {Say.Count(limit)}. Leave out {Say.Count(count - limit)}.", field);
    }

    private static ClockHours[][] Week(Checks checks, string field, IReadOnlyList<SlaHours> hours)
    {
        var spans = hours.Select((one, index) => (At: $"{field}.{index}", Day: ((int)one.Day + 6) % 7, one.From, one.Until)).Select(one =>
        {
            var (from, until) = Minutes(checks, one.At, one.From, one.Until);
            return new Span(one.At, $"{(DayOfWeek)((one.Day + 1) % 7)} {one.From}–{one.Until}", one.Day * MinutesOfDay + from, one.Day * MinutesOfDay + until);
        }).OrderBy(span => span.From).ToList();
        // The week begins again after its end.
        foreach (var (first, second) in spans.Zip(spans.Skip(1).Append(spans[0] with { From = spans[0].From + MinutesOfWeek })))
            Apart(checks, first, second);
        return
        [
            .. Enumerable.Range(0, 7).Select(day => spans.Where(span => span.From / MinutesOfDay == day)
                .Select(span => new ClockHours((span.From - day * MinutesOfDay) * 60, (span.Until - day * MinutesOfDay) * 60)).ToArray()),
        ];
    }

    private static List<(LocalDate Date, ClockHours[] Hours)> Exceptions(Checks checks, string path, SlaCalendarTerms terms)
    {
        var exceptions = new List<(LocalDate, ClockHours[])>();
        var known = new Dictionary<LocalDate, string>();
        for (var index = 0; index < terms.Holidays.Count; index++)
        {
            known.TryAdd(terms.Holidays[index].Date, $"{path}holidays.{index}");
            checks.OptionalLine($"{path}holidays.{index}.name", terms.Holidays[index].Name);
        }

        for (var index = 0; index < terms.Exceptions.Count; index++)
        {
            var (date, hours) = (terms.Exceptions[index].Date, terms.Exceptions[index].Hours);
            var field = $"{path}exceptions.{index}";
            if (known.TryGetValue(date, out var other))
                checks.Fail(RejectionCode.NotAllowed, $"{field}.date {Say.Date(date)} is the date of {other} too. A date is a holiday or has hours of its own, once: leave one of them out.", $"{field}.date");
            known.TryAdd(date, field);
            checks.AtMost($"{field}.hours", hours.Count, SlaLimits.Hours);
            var spans = hours.Select((one, at) => (At: $"{field}.hours.{at}", one.From, one.Until)).Select(one =>
            {
                var (from, until) = Minutes(checks, one.At, one.From, one.Until);
                return new Span(one.At, $"{one.From}–{one.Until}", from, until);
            }).OrderBy(span => span.From).ToList();
            foreach (var (first, second) in spans.Zip(spans.Skip(1)))
                Apart(checks, first, second);
            exceptions.Add((date, [.. spans.Select(span => new ClockHours(span.From * 60, span.Until * 60))]));
        }

        return exceptions;
    }

    private static void Apart(Checks checks, Span first, Span second)
    {
        if (first.Until > second.From)
            checks.Fail(RejectionCode.NotAllowed, $"{second.Field} ({second.Said}) overlaps {first.Field} ({first.Said}). Hours that run past midnight go on in the next day. Shorten one of them, or make them one.", second.Field);
    }

    private static (int From, int Until) Minutes(Checks checks, string field, string from, string until)
    {
        var (begins, ends) = (Minute(checks, $"{field}.from", from, last: MinutesOfDay - 1), Minute(checks, $"{field}.until", until, last: MinutesOfDay));
        return (begins, ends <= begins ? ends + MinutesOfDay : ends);
    }

    private static int Minute(Checks checks, string field, string text, int last)
    {
        if (text is [_, _, ':', _, _] && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60 && hour * 60 + minute <= last)
            return hour * 60 + minute;
        var latest = last == MinutesOfDay ? "24:00" : "23:59";
        checks.Fail(RejectionCode.NotAllowed, $"{field} is \"{Say.Excerpt(text)}\"; a time of day is two digits, a colon and two digits, from 00:00 to {latest}. Write for example {(last == MinutesOfDay ? "17:00" : "09:00")}.", field);
        return 0;
    }

    /// <param name="Field">Where it was said.</param>
    /// <param name="From">Minutes from the beginning of the day, or of the week.</param>
    private sealed record Span(string Field, string Said, int From, int Until);
}
