using Timeline.Domain.Shared;
using Timeline.Domain.Sla;
using static Timeline.Domain.Tests.Sla.SlaSituation;

namespace Timeline.Domain.Tests.Sla;

public sealed class SlaCalendarTests
{
    private static readonly SlaHours Monday = new(DayOfWeek.Monday, "09:00", "17:00");

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("")]
    [InlineData("europe/berlin")]
    [InlineData("UTC+2")]
    public void A_zone_is_one_of_the_database(string zone) => Assert.Equal("zone", Problem(Office with { Zone = zone }).Field);

    [Fact]
    public void A_zone_of_other_case_is_suggested() =>
        Assert.Equal((RejectionCode.UnknownZone, "zone 'europe/berlin' is not in the time zone database. Did you mean Europe/Berlin?"), CodeAndMessage(Office with { Zone = "europe/berlin" }));

    [Fact]
    public void A_calendar_has_hours_or_all_of_them_and_not_both()
    {
        Assert.Equal((RejectionCode.Required, "hours"), CodeAndField(Office with { Hours = [] }));
        Assert.Equal((RejectionCode.NotAllowed, "hours"), CodeAndField(Office with { Always = true }));
        Assert.True(SlaCalendar.Of(Always, out _)!.IsAlways);
        Assert.False(SlaCalendar.Of(Office, out _)!.IsAlways);
    }

    [Theory]
    [InlineData("9:00", "17:00", "hours.0.from")]
    [InlineData("24:00", "06:00", "hours.0.from")]
    [InlineData("09:60", "17:00", "hours.0.from")]
    [InlineData("+9:00", "17:00", "hours.0.from")]
    [InlineData(" 9:00", "17:00", "hours.0.from")]
    [InlineData("09:00", "24:01", "hours.0.until")]
    [InlineData("09:00", "25:00", "hours.0.until")]
    [InlineData("09:00", "17:00:00", "hours.0.until")]
    [InlineData("09:00", "", "hours.0.until")]
    public void Times_of_day_are_two_digits_a_colon_and_two_digits(string from, string until, string field) =>
        Assert.Equal((RejectionCode.NotAllowed, field), CodeAndField(Office with { Hours = [new(DayOfWeek.Monday, from, until)] }));

    [Theory]
    [InlineData(DayOfWeek.Monday, "16:59", "18:00")]
    [InlineData(DayOfWeek.Monday, "09:00", "17:00")]
    [InlineData(DayOfWeek.Sunday, "22:00", "09:01")]
    [InlineData(DayOfWeek.Sunday, "09:01", "09:01")]
    public void Hours_do_not_overlap_those_of_their_day_nor_run_into_those_of_the_next(DayOfWeek day, string from, string until)
    {
        var problem = Problem(Office with { Hours = [Monday, new(day, from, until)] });
        Assert.Equal(RejectionCode.NotAllowed, problem.Code);
        Assert.StartsWith("hours.", problem.Field, StringComparison.Ordinal);
        Assert.Contains("hours.0 (Monday 09:00–17:00)", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"hours.1 ({day} {from}–{until})", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, "17:00", "24:00")]
    [InlineData(DayOfWeek.Sunday, "22:00", "09:00")]
    [InlineData(DayOfWeek.Sunday, "09:00", "09:00")]
    public void They_may_touch(DayOfWeek day, string from, string until) => Assert.NotNull(SlaCalendar.Of(Office with { Hours = [Monday, new(day, from, until)] }, out _));

    [Fact]
    public void The_last_hours_of_the_week_run_into_the_first()
    {
        SlaHours[] week = [new(DayOfWeek.Sunday, "20:00", "10:00"), Monday, new(DayOfWeek.Wednesday, "09:00", "17:00")];
        Assert.Equal("hours.1 (Monday 09:00–17:00) overlaps hours.0 (Sunday 20:00–10:00). Hours that run past midnight go on in the next day. Shorten one of them, or make them one.", Problem(Office with { Hours = week }).Message);
    }

    [Fact]
    public void A_date_is_a_holiday_or_an_exception_once()
    {
        var exception = new SlaException(Date("2024-12-24"), [new("09:00", "12:00")]);
        Assert.Equal(
            (RejectionCode.NotAllowed, "exceptions.0.date 2024-12-24 is the date of holidays.1 too. A date is a holiday or has hours of its own, once: leave one of them out."),
            CodeAndMessage(Office with { Holidays = [new(Date("2024-12-25")), new(Date("2024-12-24"))], Exceptions = [exception] }));
        Assert.Equal((RejectionCode.NotAllowed, "exceptions.1.date"), CodeAndField(Office with { Exceptions = [exception, exception] }));
        Assert.NotNull(SlaCalendar.Of(Office with { Holidays = [new(Date("2024-12-25"), "Christmas"), new(Date("2024-12-25"))] }, out _));
    }

    [Fact]
    public void The_hours_of_an_exception_are_checked_as_those_of_the_week()
    {
        Assert.Equal((RejectionCode.NotAllowed, "exceptions.0.hours.0.until"), CodeAndField(Office with { Exceptions = [new(Date("2024-12-24"), [new("09:00", "noon")])] }));
        Assert.Equal((RejectionCode.NotAllowed, "exceptions.0.hours.0"), CodeAndField(Office with { Exceptions = [new(Date("2024-12-24"), [new("09:00", "12:00"), new("08:00", "09:01")])] }));
    }

    [Fact]
    public void Lists_have_limits_that_are_named()
    {
        var first = Date("2024-01-01");
        Assert.Equal(
            (RejectionCode.TooLong, "holidays holds 2,001; the limit is 2,000. Leave out 1."), CodeAndMessage(Office with { Holidays = [.. Enumerable.Range(0, 2_001).Select(day => new SlaHoliday(first.PlusDays(day)))] }));
        Assert.Equal((RejectionCode.TooLong, "exceptions"), CodeAndField(Office with { Exceptions = [.. Enumerable.Range(0, 2_001).Select(day => new SlaException(first.PlusDays(day), []))] }));
        Assert.Equal((RejectionCode.TooLong, "hours"), CodeAndField(Office with { Hours = [.. Enumerable.Repeat(Monday, 201)] }));
        Assert.Equal((RejectionCode.TooLong, "exceptions.0.hours"), CodeAndField(Office with { Exceptions = [new(first, [.. Enumerable.Repeat(new SlaDayHours("09:00", "10:00"), 201)])] }));
    }

    private static Rejection Problem(SlaCalendarTerms terms)
    {
        Assert.Null(SlaCalendar.Of(terms, out var problem));
        return problem!;
    }

    private static (RejectionCode, string?) CodeAndField(SlaCalendarTerms terms) => (Problem(terms).Code, Problem(terms).Field);

    private static (RejectionCode, string) CodeAndMessage(SlaCalendarTerms terms) => (Problem(terms).Code, Problem(terms).Message);
}
