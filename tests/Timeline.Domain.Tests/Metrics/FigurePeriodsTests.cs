using NodaTime;
using Timeline.Domain.Metrics;

namespace Timeline.Domain.Tests.Metrics;

public sealed class FigurePeriodsTests
{
    [Theory]
    [InlineData(TrendUnit.Day, 61, "2014-02-10", "2014-02-10")]
    [InlineData(TrendUnit.Week, 9, "2014-02-10", "2014-02-16")]
    [InlineData(TrendUnit.Month, 3, "2014-02-10", "2014-02-28")]
    [InlineData(TrendUnit.Quarter, 2, "2014-02-10", "2014-03-31")]
    [InlineData(TrendUnit.Year, 1, "2014-02-10", "2014-04-11")]
    public void Units_are_those_of_the_calendar_and_the_first_and_last_are_cut_off(TrendUnit unit, int count, string first, string last)
    {
        var parts = FigurePeriods.Of(new(2014, 2, 10), new(2014, 4, 11), DateTimeZone.Utc, unit).Parts;
        Assert.Equal((count, first, last), (parts.Count, $"{parts[0].First:uuuu-MM-dd}", $"{parts[0].Last:uuuu-MM-dd}"));
        Assert.Equal(new LocalDate(2014, 4, 11), parts[^1].Last);
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
        Assert.True(count <= FigurePeriods.Count(new(2014, 2, 10), new(2014, 4, 11), unit));
    }

    [Fact]
    public void A_day_that_a_zone_left_out_has_no_length_and_holds_nothing()
    {
        // Apia went from 29 to 31 December 2011.
        var parts = FigurePeriods.Of(new(2011, 12, 29), new(2011, 12, 31), DateTimeZoneProviders.Tzdb["Pacific/Apia"], TrendUnit.Day);
        Assert.Equal([24, 0, 24], parts.Parts.Select(part => (int)(part.Until - part.From).TotalHours));
        Assert.Equal(2, parts.IndexOf(parts.Parts[1].From));
    }

    [Fact]
    public void A_day_of_a_change_of_the_clocks_is_as_long_as_it_is() =>
        Assert.Equal([24, 23, 24], FigurePeriods.Of(new(2014, 3, 29), new(2014, 3, 31), DateTimeZoneProviders.Tzdb["Europe/Berlin"], TrendUnit.Day).Parts.Select(part => (int)(part.Until - part.From).TotalHours));

    [Fact]
    public void A_moment_outside_of_the_days_is_in_no_part()
    {
        var periods = FigurePeriods.Of(new(2014, 5, 1), new(2014, 5, 31), DateTimeZone.Utc, TrendUnit.Week);
        Assert.Equal((-1, -1, 0, 4), (periods.IndexOf(Instant.FromUtc(2014, 4, 30, 23, 59)), periods.IndexOf(Instant.FromUtc(2014, 6, 1, 0, 0)),
            periods.IndexOf(Instant.FromUtc(2014, 5, 1, 0, 0)), periods.IndexOf(Instant.FromUtc(2014, 5, 31, 23, 59))));
    }
}
