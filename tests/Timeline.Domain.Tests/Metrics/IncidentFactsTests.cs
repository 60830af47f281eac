using FsCheck;
using FsCheck.Fluent;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Metrics;
using Timeline.Domain.Tests.Incidents.Record;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Metrics;

public sealed class IncidentFactsTests
{
    private static readonly Config Quietly = Config.QuickThrowOnFailure.WithQuietOnSuccess(true);

    [Fact]
    public void Every_metric_of_an_incident_is_among_its_facts_with_its_anchors()
    {
        var facts = FactsOf(RecordOf([Declared(), Reported(1, 2), .. FirstEngaged(2, 20), Updated(3, 15), Resolved(4, 525)]));
        Assert.Equal(Enum.GetValues<MetricKind>().Except([MetricKind.EtaError]).Order(), facts.Durations.Select(duration => duration.Metric).Distinct().Order());
        var engaged = Assert.Single(facts.Durations, duration => duration.Metric == MetricKind.TicketToEngagement);
        Assert.Equal(new FactDuration(
            MetricKind.TicketToEngagement, 0, MetricStatus.Recorded, 18 * 60, Minute(2), new(MilestoneKind.Reported, Minute(2), Entry(1).Value), new(MilestoneKind.Engaged, Minute(20), Entry(2).Value)), engaged);
        Assert.Equal((Minute(2), FactStanding.Counted), (facts.BeganAt, facts.Standing));
    }

    [Fact]
    public void Facts_are_what_the_incidents_own_metrics_say_whatever_was_recorded() => Prop.ForAll(AnyHistory.Steps, steps =>
    {
        var record = IncidentRecord.Fold(Id, AnyHistory.Of(steps))!;
        var (metrics, facts) = (IncidentMetrics.Compute(record), FactsOf(record));
        DurationMetric[] own =
        [
            metrics.TicketToEngagement, metrics.FormalTicketToEngagement, metrics.TimeToReach, metrics.TimeToFirstUpdate, metrics.TimeToDetect, metrics.MissedWarning,
            metrics.TimeToAcknowledge, metrics.TimeToDiagnose, metrics.TimeToMitigate, metrics.TimeToResolve, metrics.ReportToResolve, metrics.LongestSilence, metrics.ImpactMinutes.Total.Time,
        ];
        foreach (var (kind, metric) in own.Index())
        {
            var fact = facts.Durations.Single(duration => duration.Metric == (MetricKind)kind);
            if ((fact.Status, fact.Seconds, fact.From?.At, fact.To?.EntryId) != (metric.Status, metric.Seconds, metric.From?.At, metric.To?.EntryId?.Value))
                return false;
        }

        var effort = facts.Durations.Single(duration => duration.Metric == MetricKind.Effort);
        return facts.Durations.All(duration => (duration.Status == MetricStatus.Recorded) == duration.Seconds is not null && duration.StartedAt == (duration.From?.At ?? facts.BeganAt))
            && facts.Durations.DistinctBy(duration => (duration.Metric, duration.Ordinal)).Count() == facts.Durations.Count
            && effort.Status == metrics.Effort.Status && (effort.Seconds is null || effort.Seconds / 60 == metrics.Effort.PersonMinutes)
            && facts.Durations.Count(duration => duration.Metric == MetricKind.LongestStretch) == metrics.Effort.People.Count
            && (facts.UpdatesDue, facts.UpdatesOnTime, facts.EtaSlips) == (metrics.UpdateAdherence.Due, metrics.UpdateAdherence.OnTime, metrics.EtaSlips)
            && facts.Highest <= facts.Severity && facts.Standing == FactStanding.Counted == !record.Cancelled;
    }).Check(Quietly);

    [Fact]
    public void The_highest_severity_is_the_worst_that_stands_and_not_what_was_retracted()
    {
        IncidentEvent[] events =
        [
            Declared() with { Severity = Severity.Sev3 }, new SeverityChanged(Entry(1), At(1), Severity.Sev3, Severity.Sev2), new SeverityChanged(Entry(2), At(2), Severity.Sev2, Severity.Sev1),
            new SeverityChanged(Entry(3), At(3), Severity.Sev1, Severity.Sev4),
        ];
        var facts = FactsOf(RecordOf(events));
        Assert.Equal((Severity.Sev4, Severity.Sev1), (facts.Severity, facts.Highest));
        Assert.Equal(Severity.Sev2, FactsOf(RecordOf([.. events, Retracted(2)])).Highest);
    }

    [Fact]
    public void A_service_named_by_its_id_and_by_its_name_is_one_and_a_risk_hits_nobody()
    {
        var id = new Guid("0146e8a0-0000-7000-8000-00000000000a");
        var facts = FactsOf(RecordOf(
            Declared(), new ImpactStarted(Entry(1), At(1), "Mail", ImpactLevel.Down), new ImpactStarted(Entry(2), At(2), "mail", ImpactLevel.Degraded) { ServiceId = id },
            new ImpactStarted(Entry(3), At(3), "Names", ImpactLevel.AtRisk)));
        Assert.Equal([new FactMember(FactDimension.Service, id.ToString(), "Mail")], facts.Members);
        Assert.Equal([Minute(1), Minute(2)], facts.Impacts.Select(impact => impact.From));
    }

    [Fact]
    public void Nothing_typed_but_names_of_services_customers_and_segments_is_in_the_facts_and_none_of_those_once_redacted()
    {
        IncidentEvent[] events = [Declared(), new ImpactStarted(Entry(1), At(1), "Secret service", ImpactLevel.Down) { Customer = "Secret customer" }];
        Assert.Equal(["Secret customer", "Secret service"], FactsOf(RecordOf(events)).Members.Select(member => member.Name).Order(StringComparer.Ordinal));
        var redacted = FactsOf(RecordOf(events[0], ((ImpactStarted)events[1]).WithoutContent()));
        Assert.Empty(redacted.Members);
        Assert.Equal((null, ""), (redacted.Impacts[0].Service, redacted.Impacts[0].Customer));
    }

    [Fact]
    public void Periods_of_what_has_no_start_go_by_when_the_incident_began() =>
        Assert.All(FactsOf(RecordOf(Declared())).Durations, duration => Assert.Equal((Minute(0), null), (duration.StartedAt, duration.From)));

    private static IncidentFacts FactsOf(IncidentRecord record) => IncidentFacts.Of(record, CatalogueRecord.Empty);
}
