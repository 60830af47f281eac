using NodaTime;
using Timeline.Testing;

namespace Timeline.EmbeddedPostgres.Tests.Testing;

public sealed class FakeClockTests
{
    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        var clock = new FakeClock(Instant.FromUtc(2014, 5, 13, 22, 6));
        Assert.Equal(clock.GetCurrentInstant(), clock.GetCurrentInstant());

        clock.Advance(Duration.FromMinutes(18));
        Assert.Equal(Instant.FromUtc(2014, 5, 13, 22, 24), clock.GetCurrentInstant());

        clock.Set(Instant.FromUtc(2014, 5, 14, 6, 47));
        Assert.Equal(Instant.FromUtc(2014, 5, 14, 6, 47), clock.GetCurrentInstant());
    }
}
