using NodaTime;
using Timeline.Domain.Metrics;

namespace Timeline.Domain.Tests.Metrics;

public sealed class AttainmentsTests
{
    [Fact]
    public void Attainment_is_what_was_met_of_what_was_met_or_missed_and_all_else_is_counted_apart()
    {
        var figure = Attainments.Of(Columns(
            (ClockKind.Target, ClockOutcome.Met), (ClockKind.Target, ClockOutcome.Met), (ClockKind.Target, ClockOutcome.Met), (ClockKind.Target, ClockOutcome.Missed),
            (ClockKind.Target, ClockOutcome.Pending), (ClockKind.Target, ClockOutcome.NotStarted), (ClockKind.Target, ClockOutcome.NotApplicable), (ClockKind.Target, ClockOutcome.SetAside),
            (ClockKind.Cadence, ClockOutcome.Met), (ClockKind.Cadence, ClockOutcome.Missed), (ClockKind.Nothing, ClockOutcome.NoContract), (ClockKind.Nothing, ClockOutcome.NotApplicable)));
        Assert.Equal(new AttainmentCount(3, 1, 1, 1, 1, 1), figure.Targets);
        Assert.Equal((0.75, 0.5, 1, 1, 12), (figure.Targets.Attainment, figure.Cadences.Attainment, figure.NoContract, figure.NothingPromised, figure.All));
    }

    [Fact]
    public void Of_nothing_there_is_no_attainment() => Assert.Null(Attainments.Of(Columns((ClockKind.Target, ClockOutcome.Pending))).Targets.Attainment);

    [Fact]
    public void A_clock_counts_in_the_part_in_which_it_starts_and_in_its_groups()
    {
        var columns = Columns((ClockKind.Target, ClockOutcome.Met), (ClockKind.Target, ClockOutcome.Missed), (ClockKind.Cadence, ClockOutcome.Met));
        var periods = FigurePeriods.Of(new(2014, 5, 1), new(2014, 5, 3), DateTimeZone.Utc, TrendUnit.Day);
        Assert.Equal([(1, 0), (0, 1), (0, 0)], Attainments.Trend(columns, periods).Select(part => (part.Figure.Targets.Met, part.Figure.Targets.Missed)));

        var groups = Attainments.Groups(columns, FactGrouping.ByKey(["a", "", "a"], key => (key, "Group " + key), "None"), periods);
        Assert.Equal([("Group a", 2), ("None", 1)], groups.Select(group => (group.Label, group.Figure.All)));
        Assert.Equal([1, 0, 1], groups[0].Trend.Select(part => part.Figure.All));
    }

    [Fact]
    public void Clocks_that_are_alike_count_as_often_as_there_are_of_them()
    {
        var columns = new ClockColumns([0, 0], [0, 0], [ClockKind.Target, ClockKind.Target], [ClockOutcome.Met, ClockOutcome.Missed], [300, 100]);
        Assert.Equal((300, 100, 0.75), (Attainments.Of(columns).Targets.Met, Attainments.Of(columns).Targets.Missed, Attainments.Of(columns).Targets.Attainment));
        var groups = Attainments.Groups(columns, FactGrouping.ByKey(["a", "b"], key => (key, key), "None"), periods: null);
        Assert.Equal([("a", 300), ("b", 100)], groups.Select(group => (group.Label, group.Figure.All)));
    }

    // Each in a part of its own.
    private static ClockColumns Columns(params (ClockKind Kind, ClockOutcome Outcome)[] clocks) => new(
        [.. Enumerable.Range(1, clocks.Length)], [.. Enumerable.Range(0, clocks.Length)], [.. clocks.Select(clock => clock.Kind)], [.. clocks.Select(clock => clock.Outcome)], [.. clocks.Select(_ => 1)]);
}
