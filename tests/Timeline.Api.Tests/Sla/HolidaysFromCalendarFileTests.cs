using NodaTime;
using Timeline.Api.Sla;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Sla;

public sealed class HolidaysFromCalendarFileTests
{
    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly LocalDate Last = new(2026, 12, 31);

    [Fact]
    public void All_day_events_become_dates_with_their_names()
    {
        var file = Read("""
            BEGIN:VEVENT
            UID:1@example.org
            DTSTAMP:20231101T120000Z
            DTSTART;VALUE=DATE:20240101
            DTEND;VALUE=DATE:20240102
            SUMMARY:New Year's Day
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:2@example.org
            DTSTART;VALUE=DATE:20240501
            SUMMARY;LANGUAGE=de:Tag der Arbeit\, in ganz
              Deutschland
            END:VEVENT
            """);
        Assert.Equal(["2024-01-01 New Year's Day", "2024-05-01 Tag der Arbeit, in ganz Deutschland"], file);
    }

    [Fact]
    public void One_of_several_days_is_each_of_them_and_those_outside_of_the_years_are_left_out() =>
        Assert.Equal(["2026-12-30 Closed", "2026-12-31 Closed"], Read(Event("DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270104", "SUMMARY:Closed")));

    [Fact]
    public void One_that_begins_before_the_years_counts_in_what_lies_in_them() =>
        Assert.Equal(["2024-01-01 Closed"], Read(Event("DTSTART;VALUE=DATE:20231224", "DTEND;VALUE=DATE:20240102", "SUMMARY:Closed")));

    [Fact]
    public void An_end_on_the_first_day_is_that_day() =>
        Assert.Equal(["2024-10-03 Unity"], Read(Event("DTSTART;VALUE=DATE:20241003", "DTEND;VALUE=DATE:20241003", "SUMMARY:Unity")));

    [Fact]
    public void Those_of_every_year_are_in_each_but_for_their_exceptions() =>
        Assert.Equal(
            ["2024-12-25 Christmas", "2026-12-25 Christmas"],
            Read(Event("DTSTART;VALUE=DATE:20101225", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20251225", "SUMMARY:Christmas")));

    [Theory]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2024-11-28", "2025-11-27", "2026-11-26")]
    [InlineData("RRULE:FREQ=YEARLY;COUNT=5", "2024-11-25")]
    [InlineData("RRULE:FREQ=YEARLY;UNTIL=20251125", "2024-11-25", "2025-11-25")]
    [InlineData("RDATE;VALUE=DATE:20240301,20250302", "2024-03-01", "2025-03-02")]
    public void Rules_are_worked_out(string rule, params string[] dates) =>
        Assert.Equal(dates, Read(Event(rule.Contains("4TH", StringComparison.Ordinal) ? "DTSTART;VALUE=DATE:20201126" : "DTSTART;VALUE=DATE:20201125", rule)));

    [Fact]
    public void A_changed_occurrence_takes_the_place_of_that_of_the_rule() =>
        Assert.Equal(
            ["2024-05-01 Fair", "2025-05-02 Fair, moved", "2026-05-01 Fair"],
            Read(Event("DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY", "SUMMARY:Fair") + Event("RECURRENCE-ID;VALUE=DATE:20250501", "DTSTART;VALUE=DATE:20250502", "SUMMARY:Fair\\, moved")));

    [Fact]
    public void Two_on_one_date_are_one_with_both_names() =>
        Assert.Equal(["2024-05-09 Ascension, Europe Day"], Read(Event("DTSTART;VALUE=DATE:20240509", "SUMMARY:Europe Day") + Event("DTSTART;VALUE=DATE:20240509", "SUMMARY:Ascension")));

    [Fact]
    public void Events_with_a_time_and_cancelled_ones_are_left_out_and_counted()
    {
        var file = HolidaysFromCalendarFile.Read(
            Calendar(
                Event("DTSTART:20240501T080000Z", "DTEND:20240501T090000Z") + Event("DTSTART;TZID=Europe/Berlin:20240501T000000", "RRULE:FREQ=SECONDLY")
                + Event("DTSTART;VALUE=DATE:20240509", "STATUS:CANCELLED") + Event("DTSTART;VALUE=DATE:20240510")),
            First, Last, out var problem);
        Assert.Null(problem);
        Assert.Equal((2, 1), (file!.TimedEvents, file.CancelledEvents));
        var holiday = Assert.Single(file.Holidays);
        Assert.Equal((new LocalDate(2024, 5, 10), null), (holiday.Date, holiday.Name));
    }

    [Fact]
    public void Several_calendars_in_one_file_and_a_mark_of_byte_order_are_read() =>
        Assert.Equal(["2024-05-09", "2024-05-10"], Dates("\uFEFF" + Calendar(Event("DTSTART;VALUE=DATE:20240510")) + Calendar(Event("DTSTART;VALUE=DATE:20240509"))));

    [Fact]
    public void A_calendar_without_holidays_has_none() => Assert.Empty(Dates(Calendar("")));

    [Theory]
    [InlineData("", "BEGIN:VCALENDAR")]
    [InlineData("<!DOCTYPE html>\n<title>Sign in</title>", "<!DOCTYPE html>")]
    [InlineData("date,name\n2024-05-01,May Day", "date,name")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240501\n", "Export it again")]
    [InlineData("BEGIN:VCALENDAR\nno line of iCalendar\nEND:VCALENDAR\n", "Export it again")]
    public void What_is_no_such_file_is_refused_in_words(string text, string word)
    {
        Assert.Null(HolidaysFromCalendarFile.Read(text, First, Last, out var problem));
        Assert.Equal((RejectionCode.InvalidText, "text"), (problem!.Code, problem.Field));
        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RRULE:FREQ=SECONDLY", "not read")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "cannot be worked out")]
    [InlineData("DTEND;VALUE=DATE:20251231", "lasts 609 days; the limit is 366")]
    [InlineData("EXRULE:FREQ=DAILY", "not read")]
    public void An_event_that_cannot_be_a_holiday_is_named(string line, string word)
    {
        Assert.Null(HolidaysFromCalendarFile.Read(Calendar(Event("DTSTART;VALUE=DATE:20240501", "SUMMARY:May Day", line)), First, Last, out var problem));
        Assert.Contains("\"May Day\"", problem!.Message, StringComparison.Ordinal);
        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_count_and_years_are_bounded()
    {
        Assert.Equal("text", Problem(new string('x', HolidaysFromCalendarFile.MostCharacters + 1)).Field);
        Assert.Contains("5,001 events", Problem(Calendar(string.Concat(Enumerable.Repeat(Event("DTSTART;VALUE=DATE:20240501"), 5_001)))).Message, StringComparison.Ordinal);
        Assert.Contains("501 events that repeat", Problem(Calendar(string.Concat(Enumerable.Repeat(Event("DTSTART;VALUE=DATE:20240501", "RRULE:FREQ=YEARLY"), 501)))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 2,000 holidays", Problem(Calendar(Event("DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=DAILY")), First.PlusYears(10)).Message, StringComparison.Ordinal);
        Assert.Equal((RejectionCode.OutOfRange, "until"), (Problem(Calendar(""), First.PlusYears(30)).Code, Problem(Calendar(""), First.PlusDays(-1)).Field));
    }

    private static Rejection Problem(string text, LocalDate? until = null)
    {
        Assert.Null(HolidaysFromCalendarFile.Read(text, First, until ?? Last, out var problem));
        return problem!;
    }

    private static List<string> Read(string events) => Dates(Calendar(events));

    private static List<string> Dates(string text)
    {
        var file = HolidaysFromCalendarFile.Read(text, First, Last, out var problem);
        Assert.True(problem is null, problem?.Message);
        return [.. file!.Holidays.Select(holiday => $"{Say.Date(holiday.Date)} {holiday.Name}".TrimEnd())];
    }

    private static string Event(params string[] lines) => $"BEGIN:VEVENT\nUID:one@example.org\n{string.Join('\n', lines)}\nEND:VEVENT\n";

    private static string Calendar(string events) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Holidays//EN\nX-WR-CALNAME:Holidays\n{events.TrimEnd('\n')}{(events.Length > 0 ? "\n" : "")}END:VCALENDAR\n".ReplaceLineEndings("\r\n");
}
