using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Metrics;

public sealed class IncidentMetricsTests
{
    [Fact]
    public void Without_a_start_a_metric_does_not_apply_and_says_what_to_record()
    {
        var metric = Compute(FirstEngaged(1, 20)).TicketToEngagement;
        Assert.Equal((MetricStatus.NotApplicable, null, Minute(20)), (metric.Status, metric.From, metric.To!.At));
        Assert.Equal("First contact is not recorded. Log the first contact as a report, or set the milestone.", metric.Reason);
    }

    [Fact]
    public void Without_an_end_a_metric_is_pending_and_never_counts_to_now()
    {
        var metric = Compute(Reported(1, 2)).TicketToEngagement;
        Assert.Equal((MetricStatus.Pending, null, null, Minute(2), null), (metric.Status, metric.Seconds, metric.Duration, metric.From!.At, metric.To));
        Assert.Equal("'First hands on it' has not happened yet. When it has: record who engaged first.", metric.Reason);
    }

    [Fact]
    public void Once_the_incident_is_over_a_missing_end_is_no_longer_awaited()
    {
        var metric = Compute(Reported(1, 2), Resolved(2, 40, IncidentStatus.Declared)).TicketToEngagement;
        Assert.Equal(MetricStatus.NotApplicable, metric.Status);
        Assert.Equal("The incident is resolved, and 'First hands on it' was never recorded. If it happened: record who engaged first.", metric.Reason);
    }

    [Fact]
    public void An_end_before_its_start_is_invalid_and_says_by_how_much()
    {
        var metric = Compute([Reported(1, 25), .. FirstEngaged(2, 20)]).TicketToEngagement;
        Assert.Equal((MetricStatus.Invalid, null), (metric.Status, metric.Seconds));
        Assert.Equal("The end, \"First hands on it\" (2014-05-14T03:20:00Z), is 5 min before the start, \"First contact\" (2014-05-14T03:25:00Z). Correct one of the two.", metric.Reason);
    }

    [Fact]
    public void No_time_at_all_between_two_recorded_moments_is_a_recorded_zero() =>
        Assert.Equal((MetricStatus.Recorded, 0L), Compute([Reported(1, 20), .. FirstEngaged(2, 20)]).TicketToEngagement is var metric ? (metric.Status, metric.Seconds!.Value) : default);

    [Fact]
    public void A_correction_corrects_the_number()
    {
        var metric = Compute([Reported(1, 2), .. FirstEngaged(2, 20), new EntryAmended(Entry(1), null, At(5), "Misheard.")]).TicketToEngagement;
        Assert.Equal(15 * 60, metric.Seconds);
    }

    [Fact]
    public void Mitigation_counts_from_the_fault_and_where_that_is_unknown_from_first_contact()
    {
        Assert.Equal(28 * 60, Compute(Reported(1, 2), Mitigated(2, 30)).TimeToMitigate.Seconds);
        var fault = new MilestoneSet(MilestoneKind.FaultStarted, At(-30), null);
        Assert.Equal(60 * 60, Compute(fault, Reported(1, 2), Mitigated(2, 30)).TimeToMitigate.Seconds);
    }

    [Fact]
    public void Detection_and_the_warning_that_was_missed_are_two_numbers()
    {
        var metrics = Compute(
            new MilestoneSet(MilestoneKind.FirstSignal, At(-90), null),
            new MilestoneSet(MilestoneKind.FaultStarted, At(-30), null),
            new MilestoneSet(MilestoneKind.Detected, At(0), null));
        Assert.Equal((30 * 60, 90 * 60), (metrics.TimeToDetect.Seconds, metrics.MissedWarning.Seconds));
    }

    [Fact]
    public void The_night_the_clocks_go_back_is_counted_in_real_time()
    {
        // 2 November 2014 in Chicago: half past one comes twice, an hour apart.
        var zone = DateTimeZoneProviders.Tzdb[Zone];
        var twice = new LocalDateTime(2014, 11, 2, 1, 30);
        var first = twice.InZone(zone, mapping => mapping.First()).ToInstant();
        var second = twice.InZone(zone, mapping => mapping.Last()).ToInstant();
        var metric = Compute(new MilestoneSet(MilestoneKind.Reported, At(0) with { At = first }, null), new MilestoneSet(MilestoneKind.Engaged, At(0) with { At = second }, null)).TicketToEngagement;
        Assert.Equal((MetricStatus.Recorded, 3_600L), (metric.Status, metric.Seconds!.Value));
    }

    [Fact]
    public void The_night_the_clocks_go_forward_is_counted_in_real_time()
    {
        // 9 March 2014 in Chicago: two o'clock is three o'clock.
        var zone = DateTimeZoneProviders.Tzdb[Zone];
        var before = new LocalDateTime(2014, 3, 9, 1, 50).InZoneStrictly(zone).ToInstant();
        var after = new LocalDateTime(2014, 3, 9, 3, 10).InZoneStrictly(zone).ToInstant();
        var metric = Compute(new MilestoneSet(MilestoneKind.Reported, At(0) with { At = before }, null), new MilestoneSet(MilestoneKind.Engaged, At(0) with { At = after }, null)).TicketToEngagement;
        Assert.Equal(20 * 60, metric.Seconds);
    }

    [Fact]
    public void Days_are_counted_in_full()
    {
        var resolved = new StatusChanged(Entry(2), At(36 * 60 + 61), IncidentStatus.Declared, IncidentStatus.Resolved, null);
        Assert.Equal(37 * 3_600, Compute(Reported(1, 1), resolved).ReportToResolve.Seconds);
    }

    private static IncidentMetrics Compute(params IncidentEvent[] events) => IncidentMetrics.Compute(RecordOf([Declared(), .. events]));
}
