using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Metrics;

public sealed class ReachAndSilenceTests
{
    [Fact]
    public void Reached_at_the_first_attempt_takes_no_time_and_one_attempt()
    {
        var metrics = Compute(Attempted(1, 6, ContactOutcome.Reached), Attempted(2, 9, ContactOutcome.Reached));
        Assert.Equal((0L, 1), (metrics.TimeToReach.Seconds!.Value, metrics.AttemptsToReach));
    }

    [Fact]
    public void Attempts_are_counted_by_when_they_were_made_not_by_when_they_were_recorded()
    {
        var metrics = Compute(Attempted(1, 12, ContactOutcome.Reached), Attempted(2, 6, ContactOutcome.NoAnswer), Attempted(3, 9, ContactOutcome.Declined));
        Assert.Equal((6 * 60L, 3), (metrics.TimeToReach.Seconds!.Value, metrics.AttemptsToReach));
    }

    [Fact]
    public void While_nobody_was_reached_the_time_is_pending_and_there_is_no_count()
    {
        var metrics = Compute(Attempted(1, 6, ContactOutcome.NoAnswer));
        Assert.Equal((MetricStatus.Pending, null), (metrics.TimeToReach.Status, metrics.AttemptsToReach));
    }

    [Fact]
    public void Without_an_attempt_there_is_nothing_to_count() =>
        Assert.Equal(MetricStatus.NotApplicable, Compute(Reported(1, 2)).TimeToReach.Status);

    [Fact]
    public void An_attempt_taken_back_does_not_count()
    {
        var metrics = Compute(Attempted(1, 6, ContactOutcome.NoAnswer), Attempted(2, 8, ContactOutcome.Reached), Retracted(1));
        Assert.Equal((0L, 1), (metrics.TimeToReach.Seconds!.Value, metrics.AttemptsToReach));
    }

    [Fact]
    public void The_longest_silence_is_between_updates_while_it_goes_on()
    {
        var silence = Compute(Reported(1, 2), Updated(2, 15), Updated(3, 45), Updated(4, 50)).LongestSilence;
        Assert.Equal((30 * 60L, Entry(2), Entry(3)), (silence.Seconds!.Value, silence.From!.EntryId!.Value, silence.To!.EntryId!.Value));
    }

    [Fact]
    public void Of_equal_silences_the_first_is_given()
    {
        var silence = Compute(Reported(1, 0), Updated(2, 10), Updated(3, 20)).LongestSilence;
        Assert.Equal(Minute(0), silence.From!.At);
    }

    [Fact]
    public void Told_nothing_before_it_was_over_is_one_long_silence() =>
        Assert.Equal(38 * 60, Compute(Reported(1, 2), Resolved(2, 40, IncidentStatus.Declared)).LongestSilence.Seconds);

    [Fact]
    public void Told_nothing_so_far_is_pending_and_not_counted_to_now() =>
        Assert.Equal((MetricStatus.Pending, null), Compute(Reported(1, 2)).LongestSilence is var silence ? (silence.Status, silence.Seconds) : default);

    [Fact]
    public void Updates_outside_of_the_incident_do_not_count()
    {
        var silence = Compute(Updated(1, -600), Reported(2, 2), Updated(3, 15), Resolved(4, 40, IncidentStatus.Declared), Updated(5, 90)).LongestSilence;
        Assert.Equal((Minute(15), Minute(40)), (silence.From!.At, silence.To!.At));
    }

    [Fact]
    public void Without_first_contact_silence_does_not_apply() => Assert.Equal(MetricStatus.NotApplicable, Compute(Updated(1, 15)).LongestSilence.Status);

    [Fact]
    public void Over_before_it_was_reported_is_invalid() =>
        Assert.Equal(MetricStatus.Invalid, Compute(Reported(1, 50), Resolved(2, 40, IncidentStatus.Declared)).LongestSilence.Status);

    private static IncidentMetrics Compute(params IncidentEvent[] events) => IncidentMetrics.Compute(RecordOf([Declared(), .. events]));
}
