using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests.Shared;

public sealed class DaysTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2014-03-30", "2014-03-29T23:00:00Z")]
    [InlineData("America/Sao_Paulo", "2014-10-19", "2014-10-19T03:00:00Z")] // clocks went from 00:00 to 01:00
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z")]      // there was no such day
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z")]
    public void A_day_begins_when_its_zone_says_and_one_that_was_left_out_where_the_next_does(string zone, string day, string expected) =>
        Assert.Equal(expected, Say.Time(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value.StartIn(DateTimeZoneProviders.Tzdb[zone])));

    [Fact]
    public void What_was_said_to_the_day_before_one_that_was_left_out_ends_with_that_day()
    {
        var said = MeantTime.Of(new Occurrence(Instant.FromUtc(2011, 12, 29, 20, 0), Until: null, Precision.Day, "Pacific/Apia"));
        Assert.Equal((Instant.FromUtc(2011, 12, 29, 10, 0), Instant.FromUtc(2011, 12, 30, 10, 0)), (said.From, said.To));
    }
}
