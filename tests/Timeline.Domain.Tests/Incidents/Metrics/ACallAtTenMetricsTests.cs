using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Tests.Situations;

namespace Timeline.Domain.Tests.Incidents.Metrics;

/// <summary>The measuring stick: the numbers of the call at ten in the evening, from the recorded actions.</summary>
public sealed class ACallAtTenMetricsTests
{
    private static readonly IncidentMetrics Metrics = IncidentMetrics.Compute(IncidentRecord.Fold(ACallAtTen.Id, ACallAtTen.Events)!);

    [Fact]
    public void From_the_call_to_hands_on_it_18_minutes()
    {
        Recorded(Metrics.TicketToEngagement, minutes: 18);
        Assert.Equal((MilestoneKind.Reported, ACallAtTen.Night(22, 2), ACallAtTen.Call), Anchor(Metrics.TicketToEngagement.From));
        Assert.Equal((MilestoneKind.Engaged, ACallAtTen.Night(22, 20), ACallAtTen.Engagement), Anchor(Metrics.TicketToEngagement.To));
    }

    [Fact]
    public void From_the_formal_ticket_16_minutes() => Recorded(Metrics.FormalTicketToEngagement, minutes: 16);

    [Fact]
    public void Somebody_reached_in_2_minutes_and_2_attempts()
    {
        Recorded(Metrics.TimeToReach, minutes: 2);
        Assert.Equal(2, Metrics.AttemptsToReach);
        Assert.Equal((null, "Reached Secondary mail engineer"), (Metrics.TimeToReach.To!.Kind, Metrics.TimeToReach.To.Label));
    }

    [Fact]
    public void First_update_after_13_minutes() => Recorded(Metrics.TimeToFirstUpdate, minutes: 13);

    [Fact]
    public void Acknowledged_after_2_minutes_by_the_ticket()
    {
        Recorded(Metrics.TimeToAcknowledge, minutes: 2);
        Assert.Equal(ACallAtTen.Ticket, Metrics.TimeToAcknowledge.To!.EntryId);
    }

    [Fact]
    public void Resolved_8_hours_45_minutes_after_the_call_over_midnight()
    {
        Assert.Equal(31_500, Metrics.ReportToResolve.Seconds);
        Assert.Equal(NodaTime.Duration.FromMinutes(8 * 60 + 45), Metrics.ReportToResolve.Duration);
    }

    [Fact]
    public void Diagnosed_2_hours_56_minutes_after_hands_on_it() => Recorded(Metrics.TimeToDiagnose, minutes: 176);

    [Fact]
    public void The_customer_heard_nothing_for_8_hours_32_minutes()
    {
        Recorded(Metrics.LongestSilence, minutes: 8 * 60 + 32);
        Assert.Equal("Update to customer", Metrics.LongestSilence.From!.Label);
        Assert.Equal(MilestoneKind.Resolved, Metrics.LongestSilence.To!.Kind);
    }

    [Fact]
    public void What_nobody_recorded_has_no_number_and_says_what_to_record()
    {
        foreach (var absent in new[] { Metrics.TimeToDetect, Metrics.MissedWarning, Metrics.TimeToResolve, Metrics.TimeToMitigate })
        {
            Assert.Equal((MetricStatus.NotApplicable, null), (absent.Status, absent.Seconds));
            Assert.Contains("et the milestone.", absent.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_figures_carry_the_version_of_their_definitions() => Assert.Equal(1, Metrics.DefinitionsVersion);

    private static void Recorded(DurationMetric metric, int minutes)
    {
        Assert.Equal((MetricStatus.Recorded, (long?)minutes * 60, null), (metric.Status, metric.Seconds, metric.Reason));
    }

    private static (MilestoneKind?, NodaTime.Instant, Domain.Shared.EntryId?) Anchor(MetricAnchor? anchor) => (anchor!.Kind, anchor.At, anchor.EntryId);
}
