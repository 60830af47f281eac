using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Incidents.Record.PresenceTests;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Metrics;

/// <summary>Who worked on it how long.</summary>
public sealed class EffortTests
{
    [Fact]
    public void Of_the_call_at_ten_the_second_rung_worked_8_h_27_min_to_an_end_that_is_assumed()
    {
        var effort = IncidentMetrics.Compute(IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!).Effort;
        var person = Assert.Single(effort.People);
        Assert.Equal((MetricStatus.Recorded, 507, null), (effort.Status, effort.PersonMinutes, effort.Reason));
        Assert.Equal(("Secondary mail engineer", Duration.FromMinutes(507), true), (person.Who, person.Worked, person.EndAssumed));
        Assert.Equal((ACallAtTen.Engagement, ACallAtTen.Over, MilestoneKind.Resolved), (person.Longest!.From.EntryId, person.Longest.To!.EntryId, person.Longest.To.Kind));
    }

    // A storage that did not come up again: 38 hours, two shifts, a newcomer on the second day.
    [Fact]
    public void Of_a_day_and_a_half_each_has_their_hours_and_their_longest_stretch()
    {
        var effort = Effort(
            Engaged(1, Hours(0), "Storage lead"),
            Took(2, Hours(1), "Head of IT"),
            Engaged(3, Hours(2), "Database lead"),
            Released(4, Hours(14), "Storage lead"),
            Engaged(5, Hours(20), "storage lead"),
            Handed(6, Hours(13), "Head of IT", "Database lead"),
            Engaged(7, Hours(24), "New engineer"),
            Released(8, Hours(37), "Storage lead"),
            Released(9, Hours(16), "Database lead"),
            Resolved(10, Hours(38)));
        Assert.Equal(
            [("Storage lead", 31, 17, false), ("Head of IT", 12, 12, false), ("Database lead", 14, 14, false), ("New engineer", 14, 14, true)],
            effort.People.Select(one => (one.Who, one.Worked!.Value.TotalHours, one.Longest!.Length!.Value.TotalHours, one.EndAssumed)));
        Assert.Equal((MetricStatus.Recorded, 71 * 60), (effort.Status, effort.PersonMinutes));
        Assert.Equal("Head of IT took the role of incident commander", effort.People[1].Longest!.From.Label);
        Assert.Equal(2, effort.People[0].Stretches.Count);
    }

    [Fact]
    public void Who_holds_several_things_at_once_is_counted_once()
    {
        var person = Assert.Single(Effort(Engaged(1, 0, "Ada"), Took(2, 30, "Ada"), Released(3, 60, "Ada"), Resolved(4, 100)).People);
        Assert.Equal(Duration.FromMinutes(60), person.Worked);
        var without = Assert.Single(Effort(Engaged(1, 0, "Ada"), Took(2, 30, "Ada"), GaveUp(3, 60, "Ada"), Resolved(4, 100)).People);
        Assert.Equal((Duration.FromMinutes(100), 1), (without.Worked, without.Stretches.Count));
    }

    [Fact]
    public void Going_on_in_another_role_at_the_same_moment_is_no_break()
    {
        var person = Assert.Single(Effort(Took(1, 0, "Ada"), GaveUp(2, 60, "Ada"), Took(3, 60, "Ada", ResponseRole.Scribe), GaveUp(4, 90, "Ada", ResponseRole.Scribe)).People);
        Assert.Equal(Duration.FromMinutes(90), person.Longest!.Length);
    }

    [Fact]
    public void While_somebody_works_on_it_it_is_what_was_done_so_far()
    {
        // Recorded at 22:02, the newest.
        var effort = Effort(Engaged(1, -10, "Ada"), Logged(2, 0));
        Assert.Equal((MetricStatus.Pending, 12), (effort.Status, effort.PersonMinutes));
        Assert.Equal((true, false, "As far as is known"), (effort.People[0].Running, effort.People[0].EndAssumed, effort.People[0].Longest!.To!.Label));
    }

    [Fact]
    public void Without_anybody_there_is_no_number()
    {
        var effort = Effort(Released(1, 5), Attempted(2, 6, ContactOutcome.Reached));
        Assert.Equal((MetricStatus.NotApplicable, null, 0), (effort.Status, effort.PersonMinutes, effort.People.Count));
        Assert.Equal("Nobody is recorded as having worked on it. Record who engaged.", effort.Reason);
    }

    [Fact]
    public void What_has_no_end_after_the_incident_was_over_is_not_counted_and_that_is_said()
    {
        var effort = Effort(Engaged(1, 0, "Ada"), Resolved(2, 60), Engaged(3, 90, "Grace"));
        Assert.Equal((MetricStatus.Recorded, 60), (effort.Status, effort.PersonMinutes));
        Assert.Contains("no recorded end: Grace.", effort.Reason, StringComparison.Ordinal);
        Assert.Equal((null, null), (effort.People[1].Worked, effort.People[1].Longest));
    }

    [Fact]
    public void An_incident_that_was_opened_again_goes_on()
    {
        var effort = Effort(Engaged(1, -5, "Ada"), Resolved(2, 0), Retracted(2));
        Assert.Equal((MetricStatus.Pending, 8), (effort.Status, effort.PersonMinutes));
    }

    private static int Hours(int hours) => 60 * hours;

    private static EffortMetric Effort(params IEnumerable<IncidentEvent> events) => IncidentMetrics.Compute(RecordOf([Declared(), .. events])).Effort;
}
