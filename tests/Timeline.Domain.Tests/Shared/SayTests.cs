using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests.Shared;

public sealed class SayTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(40, "40 s")]
    [InlineData(18 * 60, "18 min")]
    [InlineData(31_500, "8 h 45 min")]
    [InlineData(3_605, "1 h 5 s")]
    [InlineData(86_400 + 3_600 * 3 + 59, "1 day 3 h 59 s")]
    [InlineData(2 * 86_400 + 3_600 * 3 + 14 * 60, "2 days 3 h 14 min")]
    [InlineData(-90, "-1 min 30 s")]
    public void A_span_is_said_in_full(int seconds, string said) =>
        Assert.Equal(said, Say.Span(Duration.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(31_501, "8 h 45 min")]
    [InlineData(3_605, "1 h")]
    [InlineData(2 * 86_400 + 3_600 * 3 + 14 * 60, "2 days 3 h")]
    [InlineData(-90, "-1 min 30 s")]
    public void Roughly_it_is_said_in_its_two_largest_units(int seconds, string said) =>
        Assert.Equal(said, Say.RoughSpan(Duration.FromSeconds(seconds)));

    [Fact]
    public void Values_are_spelled_as_in_the_public_schema()
    {
        Assert.Equal("NOT_AVAILABLE", Say.Name(ContactOutcome.NotAvailable));
        Assert.Equal("SEV1", Say.Name(Severity.Sev1));
        Assert.Equal("in person", Say.Words(Channel.InPerson));
        Assert.Equal("In person", Say.Label(Channel.InPerson));
    }
}
