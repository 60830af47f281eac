using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Tests.Situations;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Metrics;

/// <summary>The figures of a week in which a part of the customers lost their mail, and got it back in stages.</summary>
public sealed class AWeekOfCollisionsTests
{
    private static readonly IncidentRecord Record = RecordOf(AWeekOfCollisions.Events);
    private static readonly IncidentMetrics Metrics = IncidentMetrics.Compute(Record);

    [Fact]
    public void Twelve_hours_were_lost_and_in_the_end_nothing()
    {
        Assert.Equal((12 * 3600L, 0L), (Metrics.DataLossWindow.Seconds, Metrics.RemainingLoss.Seconds));
        Assert.Equal([DataLossState.Unknown, DataLossState.Loss, DataLossState.Loss], Record.DataLossAssessments.Select(assessment => assessment.State));
    }

    [Fact]
    public void On_the_first_day_it_was_not_known_how_much_was_lost() =>
        Assert.Equal(DataLossState.Unknown, IncidentRecord.Fold(Id, Situation.Record(AWeekOfCollisions.Events), Minute(14))!.DataLoss);

    [Fact]
    public void The_impact_is_that_of_each_group_and_counted_once_for_the_service()
    {
        Assert.Equal(
            [("Customers on the broken store", 5_000 * 60L), ("All other customers", 30 * 60L), ("All other customers", 10 * 60L)],
            Record.Impacts.Select(impact => (impact.Segment!, impact.Duration.Seconds!.Value)));
        Assert.Equal((5_010 * 60L, 610 * 60L, 4_400 * 60L), (Metrics.ImpactMinutes.Total.Time.Seconds!.Value, Metrics.ImpactMinutes.Total.DownSeconds!.Value, Metrics.ImpactMinutes.Total.DegradedSeconds!.Value));
        Assert.Equal(300 * 5_000 * 60L, Metrics.ImpactMinutes.Total.AffectedSeconds);
    }

    [Fact]
    public void The_stages_come_one_after_the_other_each_with_its_time_from_first_contact() =>
        Assert.Equal(
            [("Blank mailboxes", 600), ("Replay of held mail", 970), ("History", 2_970), ("Correction", 4_970)],
            Record.RecoveryStages.Select(stage => (stage.Stage, (int)(stage.SinceReported.Seconds!.Value / 60))));

    [Fact]
    public void The_first_sign_went_unseen_for_more_than_ten_hours() => Assert.Equal(620 * 60, Metrics.MissedWarning.Seconds);

    [Fact]
    public void What_was_considered_decided_and_verified_stands_beside_what_set_it_off_and_why()
    {
        var decision = Assert.Single(Record.Decisions);
        Assert.Equal((DecisionOutcome.Held, 2), (decision.Outcome, decision.Options.Count));
        Assert.Equal([Entry(2), Entry(3)], [.. Record.Triggers[0].Evidence, .. Record.RootCauses[0].Evidence]);
        Assert.Empty(Record.Contradictions);
    }
}
