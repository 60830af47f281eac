using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using static Timeline.Domain.Tests.Incidents.Record.DueSituation;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Whether what was demanded came in time, and by how much. Minutes are after ten.</summary>
public sealed class DemandTests
{
    [Theory]
    [InlineData(90, DemandState.Met, 30)]
    [InlineData(120, DemandState.Met, 0)]
    [InlineData(125, DemandState.Missed, -5)]
    public void Met_it_says_how_much_there_was_to_spare_or_by_how_much_it_was_missed(int met, DemandState state, int spare)
    {
        var demand = Assert.Single(Told((10, Demanded(1, 10, 120)), (130, Met(2, met, 1))).Demands);
        Assert.Equal((state, spare * 60L, Minute(met)), (demand.State, demand.Spare.Seconds, demand.MetAt));
    }

    [Fact]
    public void Met_in_the_very_minute_it_is_met_with_nothing_to_spare()
    {
        var demand = Assert.Single(Told((10, Demanded(1, 10, 120)), (121, Met(2, 120, 1) with { When = At(120) with { At = Minute(120) + NodaTime.Duration.FromSeconds(40) } })).Demands);
        Assert.Equal((DemandState.Met, 0L), (demand.State, demand.Spare.Seconds));
    }

    [Fact]
    public void Until_it_is_met_there_is_no_number()
    {
        var demand = Assert.Single(Told((10, Demanded(1, 10, 120))).Demands);
        Assert.Equal((DemandState.Open, MetricStatus.Pending, null), (demand.State, demand.Spare.Status, demand.Spare.Seconds));
    }

    [Fact]
    public void When_its_time_passes_that_is_recorded_once_at_that_time()
    {
        var record = Told((10, Demanded(1, 10, 120)));
        Assert.Empty(Found(119, record));
        Assert.Equal(At(120), Assert.IsType<DemandMissed>(Assert.Single(Found(121, record))).When);
        var missed = Look(121, record);
        Assert.Equal((DemandState.Missed, MetricStatus.Pending), (missed.Demands[0].State, missed.Demands[0].Spare.Status));
        Assert.Empty(Found(5000, missed));
    }

    [Fact]
    public void That_the_incident_is_resolved_does_not_meet_it() =>
        Assert.Single(Found(121, Told((10, Demanded(1, 10, 120)), (90, Resolved(2, 90)))));

    [Fact]
    public void Closed_before_its_time_it_is_not_missed_and_nothing_is_known_of_it()
    {
        var record = Told((10, Demanded(1, 10, 120)), (90, Resolved(2, 90)), (100, Closed(3, 100)));
        Assert.Empty(Found(500, record));
        Assert.Equal((DemandState.Open, MetricStatus.NotApplicable), (record.Demands[0].State, record.Demands[0].Spare.Status));
    }

    [Fact]
    public void Said_later_that_it_was_met_in_time_the_finding_is_taken_back()
    {
        var record = Look(121, Told((10, Demanded(1, 10, 120)))).And(130, Met(2, 90, 1));
        var withdrawn = Assert.IsType<DemandMissedWithdrawn>(Assert.Single(Found(131, record)));
        Assert.Equal((DeadlineWithdrawal.CameInTime, Entry(2)), (withdrawn.Because, withdrawn.Shown!.Value));
        Assert.Equal(DemandState.Met, record.Demands[0].State);
    }

    [Fact]
    public void A_finding_that_a_person_retracted_is_dropped()
    {
        var missed = Look(121, Told((10, Demanded(1, 10, 120))));
        var record = missed.And(130, new EntryRetracted(missed.Timeline[^1].Id, "They gave us the day."));
        Assert.Equal(DemandState.Dropped, record.Demands[0].State);
        Assert.Empty(record.Due);
        Assert.Empty(Found(5000, record));
    }
}
