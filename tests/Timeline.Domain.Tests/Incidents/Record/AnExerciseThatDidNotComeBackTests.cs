using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.AnExerciseThatDidNotComeBack;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>The figures of a day on which much was promised.</summary>
public sealed class AnExerciseThatDidNotComeBackTests
{
    private static readonly IncidentRecord Day = AnExerciseThatDidNotComeBack.Record();

    [Fact]
    public void The_time_box_expired_at_half_past_one_and_the_vendor_was_called_after_it()
    {
        var expired = Assert.Single(Day.Timeline, entry => entry.Kind == EntryKind.TimeBoxExpired);
        Assert.Equal((At(13, 30), At(13, 31)), (expired.OccurredAt, expired.RecordedAt));
        var box = Assert.Single(Day.TimeBoxes);
        Assert.Equal((TimeBoxState.Answered, true, At(13, 40), "Call the vendor"), (box.State, box.Expired, box.SettledAt, box.WhatThen));
    }

    [Fact]
    public void The_demand_was_met_with_half_an_hour_to_spare()
    {
        var demand = Assert.Single(Day.Demands);
        Assert.Equal((DemandState.Met, Duration.FromMinutes(30)), (demand.State, demand.Spare.Duration));
        Assert.DoesNotContain(Day.Timeline, entry => entry.Kind == EntryKind.DemandMissed);
    }

    [Fact]
    public void What_was_announced_for_a_quarter_of_an_hour_came_three_and_three_quarter_hours_late() =>
        Assert.Equal(Duration.FromMinutes(225), Assert.Single(Day.Etas).Error.Duration);

    [Fact]
    public void In_the_end_nothing_is_waited_for() => Assert.Empty(Day.Due);
}
