using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Postmortems;

public sealed class ReferencesTests
{
    private static readonly ActionItemId Item = ActionItemId.From(Number, Command(1), 0);

    [Fact]
    public void Links_to_entries_actions_and_metrics_are_found_in_order_with_their_places()
    {
        var text = $"See [@22:05 it stops](timeline:entry/{Entry(1)}), then [a plain link](https://example.org), [@watch](timeline:action/{Item}) and [@18 min](timeline:metric/TIME_TO_REACH).";
        var found = References.In(text);
        Assert.Equal([ReferenceKind.Entry, ReferenceKind.Action, ReferenceKind.Metric], found.Select(reference => reference.Kind));
        Assert.Equal((Entry(1), Item, MetricKind.TimeToReach), (found[0].Entry, found[1].ActionItem, found[2].Metric));
        Assert.All(found, reference => Assert.Equal($"[{reference.Label}]({reference.Target})", text.Substring(reference.Start, reference.Length)));
    }

    [Theory]
    [InlineData("it [stops] \\ here")]
    [InlineData("plain")]
    public void What_is_written_is_found_again_whatever_is_in_the_label(string label) =>
        Assert.Equal(Entry(1), Assert.Single(References.In(References.Write(label, ReferenceKind.Entry, Entry(1).ToString()))).Entry);

    [Theory]
    [InlineData("timeline:entry/0146e8a0-0000-7000-8000-000000000001")]
    [InlineData("timeline:entry/x")]
    [InlineData("timeline:metric/TIME_TO_NOWHERE")]
    [InlineData("timeline:planet/mars")]
    [InlineData("timeline:entry")]
    public void What_the_incident_does_not_have_is_not_in_it(string target) =>
        Assert.False(Assert.Single(References.In($"[@x]({target})")).IsIn(RecordOf(Declared(), Logged(1, 5))));

    [Fact]
    public void What_was_retracted_was_there_and_may_be_referred_to() =>
        Assert.True(Assert.Single(References.In($"[@x](timeline:entry/{Entry(1)})")).IsIn(RecordOf(Declared(), Logged(1, 5), new EntryRetracted(Entry(1), "Twice."))));
}
