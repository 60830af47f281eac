using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Metrics;

/// <summary>What was lost before and after the recovery, and the stages that it took.</summary>
public sealed class DataLossTests
{
    private static readonly MilestoneSet Fault = new(MilestoneKind.FaultStarted, At(0), EntryId: null);

    [Fact]
    public void Twelve_hours_were_lost_and_then_none()
    {
        var before = RecordOf(Declared(), Fault, Assessed(1, copy: -12 * 60));
        Assert.Equal((12 * 3600L, MetricStatus.Pending), (Window(before).Seconds, Remaining(before).Status));
        var after = RecordOf(Declared(), Fault, Assessed(1, copy: -12 * 60), Assessed(2, recovered: 0));
        Assert.Equal((12 * 3600L, 0L), (Window(after).Seconds, Remaining(after).Seconds));
        Assert.Equal((DataLossState.Loss, 2), (after.DataLoss, after.DataLossAssessments.Count));
    }

    [Fact]
    public void What_stays_lost_is_counted_from_what_was_recovered_to_the_failure()
    {
        var remaining = Remaining(RecordOf(Declared(), Fault, Assessed(1, copy: -720, recovered: -90)));
        Assert.Equal((90 * 60L, "Recovered to", "Fault started"), (remaining.Seconds, remaining.From!.Label, remaining.To!.Label));
    }

    [Fact]
    public void When_the_data_was_lost_goes_before_when_the_fault_started() =>
        Assert.Equal(600 * 60, Window(RecordOf(Declared(), Fault, Assessed(1, copy: -720, lost: -120))).Seconds);

    [Fact]
    public void Recovered_beyond_the_failure_leaves_nothing_lost() =>
        Assert.Equal(0, Remaining(RecordOf(Declared(), Fault, Assessed(1, copy: -720, recovered: 30))).Seconds);

    [Fact]
    public void Not_assessed_unknown_and_none_are_told_apart()
    {
        var (not, unknown, none) = (RecordOf(Declared(), Fault), RecordOf(Declared(), Fault, Assessed(1)), RecordOf(Declared(), Fault, new DataLossAssessed(Entry(1), At(5), None: true)));
        Assert.Equal([DataLossState.NotAssessed, DataLossState.Unknown, DataLossState.None], new[] { not, unknown, none }.Select(record => record.DataLoss));
        Assert.Equal([MetricStatus.NotApplicable, MetricStatus.Pending, MetricStatus.NotApplicable], new[] { not, unknown, none }.Select(record => Window(record).Status));
        Assert.Equal("Data loss was not assessed. Say what was lost, or that nothing was.", Window(not).Reason);
        Assert.Equal("No data was lost, as was assessed.", Remaining(none).Reason);
    }

    [Fact]
    public void The_last_that_was_recorded_counts_whenever_it_was_found_out()
    {
        Assert.Equal(DataLossState.Unknown, RecordOf(Declared(), Assessed(1, at: 50, copy: -720), Assessed(2, at: 20)).DataLoss);
        Assert.Equal(DataLossState.Loss, RecordOf(Declared(), Assessed(1, at: 50, copy: -720), Assessed(2, at: 20), Retracted(2)).DataLoss);
        Assert.Equal(60 * 60, Window(RecordOf(Declared(), Fault, Assessed(1, copy: -720), Assessed(2, copy: -60))).Seconds);
    }

    [Fact]
    public void What_is_unknown_again_or_was_none_is_not_mixed_with_what_was_said_before() =>
        Assert.Equal(MetricStatus.NotApplicable, Window(RecordOf(Declared(), Fault, Assessed(1, copy: -720), Assessed(2), Assessed(3, recovered: -5))).Status);

    [Fact]
    public void Without_the_failure_nothing_is_counted_and_it_says_what_to_record() =>
        Assert.Equal("When the data was lost is not recorded. Say it with the assessment, or set when the fault started.", Window(RecordOf(Declared(), Assessed(1, copy: -720))).Reason);

    [Fact]
    public void A_good_copy_of_after_the_failure_is_a_contradiction_unless_the_failure_was_said_vaguely()
    {
        var record = RecordOf(Declared(), Fault, Assessed(1, copy: 20));
        Assert.EndsWith("Correct one of the two.", Window(record).Reason, StringComparison.Ordinal);
        Assert.Equal("\"Fault started\" is 20 min before \"Last good copy\".", Assert.Single(record.Contradictions).Message);

        var vague = RecordOf(Declared(), Fault with { When = At(0) with { Precision = Precision.Approximate } }, Assessed(1, copy: 20));
        Assert.Equal(MetricStatus.Invalid, Window(vague).Status);
        Assert.Empty(vague.Contradictions);
    }

    [Fact]
    public void The_stages_of_a_recovery_are_timed_from_first_contact()
    {
        var record = RecordOf(
            Declared(), Reported(1, 0), Stage(2, 300, "Held mail"), Stage(3, 120, "Blank mailboxes"), Stage(4, 2_000, "History"), Stage(5, 4_000, "Corrections"));
        Assert.Equal(
            [("Blank mailboxes", 120 * 60L), ("Held mail", 300 * 60L), ("History", 2_000 * 60L), ("Corrections", 4_000 * 60L)],
            record.RecoveryStages.Select(stage => (stage.Stage, stage.SinceReported.Seconds!.Value)));
    }

    [Fact]
    public void Without_first_contact_a_stage_has_a_time_and_no_length()
    {
        var stage = Assert.Single(RecordOf(Declared(), Stage(2, 120, "Blank mailboxes")).RecoveryStages);
        Assert.Equal((Minute(120), MetricStatus.NotApplicable), (stage.At, stage.SinceReported.Status));
    }

    private static DataLossAssessed Assessed(int n, int at = 5, int? copy = null, int? lost = null, int? recovered = null) =>
        new(Entry(n), At(at), Moment(copy), Moment(lost), Moment(recovered));

    private static Instant? Moment(int? minutes) => minutes is { } said ? Minute(said) : null;

    private static RecoveryStageReached Stage(int n, int minutes, string stage) => new(Entry(n), At(minutes), stage, "Some of it works.");

    private static DurationMetric Window(IncidentRecord record) => IncidentMetrics.Compute(record).DataLossWindow;

    private static DurationMetric Remaining(IncidentRecord record) => IncidentMetrics.Compute(record).RemainingLoss;
}
