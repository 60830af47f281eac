using NodaTime;
using Timeline.Domain.Metrics;

namespace Timeline.Domain.Tests.Metrics;

/// <summary>How long lessons stayed away.</summary>
public sealed class RecurrencesTests
{
    private static readonly Guid One = new(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static readonly Guid Other = new(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void Days_are_counted_from_the_time_before_each_lesson_by_itself()
    {
        var days = Of(Row(One, 3, Day(31), Day(1)), Row(One, 2, Day(11), Day(1)), Row(Other, 3, Day(31), Day(30)));
        Assert.Equal([10], days[2]);
        Assert.Equal([20, 1], days[3]);
    }

    [Fact]
    public void They_are_days_of_the_calendar_in_the_zone()
    {
        var row = Row(One, 2, Instant.FromUtc(2014, 5, 2, 0, 30), Instant.FromUtc(2014, 5, 1, 23, 30));
        Assert.Equal([1], Recurrences.DaysBetween([row], DateTimeZone.Utc)[2]);
        Assert.Equal([0], Recurrences.DaysBetween([row], DateTimeZoneProviders.Tzdb["America/Chicago"])[2]);
    }

    [Fact]
    public void Where_no_time_before_is_known_there_are_none()
    {
        Assert.Equal([null], Of(Row(One, 2, Day(11), first: null))[2]);
        Assert.Equal([null], Of(Row(One, 2, Day(11), Day(12)))[2]);
    }

    [Theory]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 7 }, 7)]
    [InlineData(new[] { 9, 1, 4 }, 4)]
    [InlineData(new[] { 10, 1 }, 6)]
    public void The_median_is_the_one_in_the_middle(int[] days, int? median) => Assert.Equal(median, Recurrences.Median(days));

    private static ILookup<int, int?> Of(params RecurrenceRow[] rows) => Recurrences.DaysBetween(rows, DateTimeZone.Utc);

    private static RecurrenceRow Row(Guid lesson, int number, Instant began, Instant? first) => new(lesson, number, began, first);

    private static Instant Day(int day) => Instant.FromUtc(2014, 5, 1, 12, 0) + Duration.FromDays(day - 1);
}
