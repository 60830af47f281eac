using System.Runtime.InteropServices;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Api.Sla;

/// <summary>The holidays that an iCalendar file (RFC 5545) holds.</summary>
/// <param name="Holidays">By date, each date once; of several names all.</param>
/// <param name="TimedEvents">How many events were left out because they have a time of day.</param>
/// <param name="CancelledEvents">How many were left out because the file says that they are cancelled.</param>
internal sealed record CalendarFile(IReadOnlyList<SlaHoliday> Holidays, int TimedEvents, int CancelledEvents);

/// <summary>Reads the all-day events of an iCalendar file into dates: of several days, of every year, without their exceptions. Nothing else of it counts.</summary>
internal static class HolidaysFromCalendarFile
{
    /// <summary>UTF-16 code units.</summary>
    public const int MostCharacters = 1_000_000;

    public const int MostEvents = 5_000;

    public const int MostRules = 500;

    public const int MostYears = 30;

    private const int LongestDays = 366;

    // Rules without a date in so many steps, such as 30 February of every year, would be looked through for good.
    private static readonly EvaluationOptions Patience = new() { MaxUnmatchedIncrementsLimit = 1_000 };
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>The holidays from one day to another, inclusive, at most <see cref="MostYears"/> years; or what is wrong with the file.</summary>
    public static CalendarFile? Read(string text, LocalDate from, LocalDate until, out Rejection? problem)
    {
        problem = Check(text, from, until);
        var events = problem is null ? Load(text, ref problem) : [];
        if (problem is not null)
            return null;

        // An occurrence that was changed is an event of its own, in the place of that of the rule.
        var changed = events.Where(one => one.RecurrenceIdentifier is not null).Select(one => (one.Uid, one.RecurrenceIdentifier!.StartTime.Date)).ToHashSet();
        var allDay = events.Where(one => one.Start is { HasTime: false }).ToList();
        var dates = new SortedDictionary<LocalDate, SortedSet<string>>();
        foreach (var one in allDay.Where(one => !IsCancelled(one)))
        {
            problem = Add(one, from, until, one.RecurrenceIdentifier is null ? changed : [], dates);
            if (problem is null && dates.Count > SlaLimits.Dates)
                problem = new(RejectionCode.TooLong, $"The file has more than {Say.Count(SlaLimits.Dates)} holidays from {Say.Date(from)} to {Say.Date(until)}, which is the limit. Ask for fewer years.", "text");
            if (problem is not null)
                return null;
        }

        return new(
            [.. dates.Select(date => new SlaHoliday(date.Key, Name(date.Value)))],
            events.Count(one => one.Start is { HasTime: true }),
            allDay.Count(IsCancelled));
    }

    private static Rejection? Check(string text, LocalDate from, LocalDate until)
    {
        if (until < from || until >= from.PlusYears(MostYears) || from.Year < Earliest.Year)
            return new(RejectionCode.OutOfRange, $"The days from {Say.Date(from)} to {Say.Date(until)} are not up to {MostYears} years after {Earliest.Year}. Give a later end, or fewer years.", "until");
        if (text.Length > MostCharacters)
            return new(RejectionCode.TooLong, $"The file has {Say.Count(text.Length)} characters; the limit is {Say.Count(MostCharacters)}. Export the holidays alone.", "text");
        return text.TrimStart('\uFEFF', '\r', '\n', ' ').StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase)
            ? null
            : new(RejectionCode.InvalidText, $"The file is no iCalendar file: it begins with \"{Say.Excerpt(text.TrimStart())}\" and not with BEGIN:VCALENDAR. Export the holidays as iCalendar (.ics).", "text");
    }

    private static List<CalendarEvent> Load(string text, ref Rejection? problem)
    {
        try
        {
            List<CalendarEvent> events = [.. CalendarCollection.Load(text.TrimStart('\uFEFF', '\r', '\n', ' ')).SelectMany(calendar => calendar.Events)];
            var rules = events.Count(one => one.RecurrenceRule is not null);
            if (events.Count > MostEvents)
                problem = new(RejectionCode.TooLong, $"The file has {Say.Count(events.Count)} events; the limit is {Say.Count(MostEvents)}. Export the holidays alone.", "text");
            else if (rules > MostRules)
                problem = new(RejectionCode.TooLong, $"The file has {Say.Count(rules)} events that repeat; the limit is {Say.Count(MostRules)}. Export the holidays alone.", "text");
            return events;
        }
        // Whatever the reader of another library throws at a broken file.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            problem = new(RejectionCode.InvalidText, $"The file cannot be read as iCalendar: {Say.Excerpt(e.Message)} Export it again.", "text");
            return [];
        }
    }

    private static Rejection? Add(CalendarEvent one, LocalDate from, LocalDate until, HashSet<(string? Uid, DateOnly Date)> changed, SortedDictionary<LocalDate, SortedSet<string>> dates)
    {
        var name = VisibleText.OptionalLine(one.Summary) ?? "";
        var called = name.Length == 0 ? "without a name" : $"\"{Say.Excerpt(name)}\"";
        if (one.Start!.Date < Earliest)
            return new(RejectionCode.TimeOutOfRange, $"The event {called} begins in the year {one.Start.Year}; events begin in {Earliest.Year} or later. Correct it, or leave it out.", "text");
        if (one.RecurrenceRule is { Frequency: < FrequencyType.Daily } || one.Properties.AllOf("RRULE").Skip(1).Any() || one.Properties.ContainsKey("EXRULE"))
            return new(RejectionCode.InvalidText, $"The event {called} repeats by a rule that is not read: one rule, of every day, week, month or year, is. Correct it, or leave it out.", "text");
        try
        {
            // One that begins before may reach into it.
            var begin = new CalDateTime(Max(from.ToDateOnly().AddDays(-LongestDays), Earliest));
            foreach (var period in one.GetOccurrences(begin, Patience).Select(occurrence => occurrence.Period).TakeWhile(period => period.StartTime.Date <= until.ToDateOnly()))
            {
                if (changed.Contains((one.Uid, period.StartTime.Date)))
                    continue;
                var days = Days(period);
                if (days.Count > LongestDays)
                    return new(RejectionCode.OutOfRange, $"The event {called} lasts {Say.Count(days.Count)} days; the limit is {LongestDays}. Correct it, or leave it out.", "text");
                for (var day = LocalDate.Max(days.First, from); day <= LocalDate.Min(days.First.PlusDays(days.Count - 1), until); day = day.PlusDays(1))
                {
                    if (!dates.TryGetValue(day, out var names))
                        dates[day] = names = new(StringComparer.Ordinal);
                    names.Add(name);
                }

                if (dates.Count > SlaLimits.Dates)
                    break;
            }

            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new(RejectionCode.InvalidText, $"The dates of the event {called} cannot be worked out: {Say.Excerpt(e.Message)} Correct it, or leave it out.", "text");
        }
    }

    // The end is exclusive; some programs write the same day for it.
    private static Stretch Days(Ical.Net.DataTypes.Period period)
    {
        var end = period.EffectiveEndTime?.Date ?? period.StartTime.Date;
        return new(LocalDate.FromDateOnly(period.StartTime.Date), Math.Max(1, end.DayNumber - period.StartTime.Date.DayNumber));
    }

    private static bool IsCancelled(CalendarEvent one) => string.Equals(one.Status, EventStatus.Cancelled, StringComparison.OrdinalIgnoreCase);

    private static string? Name(SortedSet<string> names)
    {
        var all = string.Join(", ", names.Where(name => name.Length > 0));
        return all.Length == 0 ? null : all.Length <= Limits.Name ? all : Say.Excerpt(all);
    }

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stretch(LocalDate First, int Count);
}
