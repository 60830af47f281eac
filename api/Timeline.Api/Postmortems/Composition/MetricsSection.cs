using System.Globalization;
using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Every metric with its anchors, and the clocks of what was promised.</summary>
internal static class MetricsSection
{
    public static Section Compose(IncidentRecord record, CatalogueRecord catalogue, DateTimeZone zone, IncidentMetrics metrics)
    {
        (string Label, MetricKind Kind, DurationMetric Metric)[] all =
        [
            ("Ticket to engagement", MetricKind.TicketToEngagement, metrics.TicketToEngagement),
            ("… from the formal ticket", MetricKind.FormalTicketToEngagement, metrics.FormalTicketToEngagement),
            ("Time to reach", MetricKind.TimeToReach, metrics.TimeToReach),
            ("Time to first update", MetricKind.TimeToFirstUpdate, metrics.TimeToFirstUpdate),
            ("Time to detect", MetricKind.TimeToDetect, metrics.TimeToDetect),
            ("Missed warning", MetricKind.MissedWarning, metrics.MissedWarning),
            ("Time to acknowledge", MetricKind.TimeToAcknowledge, metrics.TimeToAcknowledge),
            ("Time to diagnose", MetricKind.TimeToDiagnose, metrics.TimeToDiagnose),
            ("Time to mitigate", MetricKind.TimeToMitigate, metrics.TimeToMitigate),
            ("Time to resolve (from the fault)", MetricKind.TimeToResolve, metrics.TimeToResolve),
            ("Report to resolution", MetricKind.ReportToResolve, metrics.ReportToResolve),
            ("Longest silence", MetricKind.LongestSilence, metrics.LongestSilence),
        ];

        // That nothing suffered or was lost is no gap of the record.
        (string Label, MetricKind Kind, DurationMetric Metric)[] harm =
            [("Impact of all services", MetricKind.ImpactTime, metrics.ImpactMinutes.Total.Time), ("Data lost at first", MetricKind.DataLossWindow, metrics.DataLossWindow), ("Data lost for good", MetricKind.RemainingLoss, metrics.RemainingLoss)];
        all = [.. all, .. harm.Where(row => row.Metric.Status != MetricStatus.NotApplicable)];
        var counted = all.Where(row => row.Metric.Status != MetricStatus.NotApplicable).ToList();
        List<Block> blocks = counted.Count == 0
            ? []
            :
            [
                new Grid(
                    [new("Metric", 1.4f), new("Value", 1.3f), new("From", 1.6f), new("To", 1.6f)],
                    [
                        .. counted.Select(row => (IReadOnlyList<Cell>)
                        [
                            new(row.Label, Anchor: $"metric-{Say.Name(row.Kind)}"), new(MetricWording.Value(row.Metric)), new(MetricWording.Anchor(row.Metric.From, zone)), new(MetricWording.Anchor(row.Metric.To, zone)),
                        ]),
                    ]),
            ];
        if (metrics.AttemptsToReach is { } attempts)
            blocks.Add(new Plain($"It took {attempts.ToString(CultureInfo.InvariantCulture)} contact {(attempts == 1 ? "attempt" : "attempts")} to reach somebody."));
        if (metrics.UpdateAdherence is { Due: { } due, OnTime: { } onTime })
            blocks.Add(new Plain($"Of {Say.Count(due)} {(due == 1 ? "update that was promised and due" : "updates that were promised and due")}, {Say.Count(onTime)} came in time."));
        var absent = all.Where(row => row.Metric.Status == MetricStatus.NotApplicable).Select(row => row.Label.TrimStart('…', ' ')).ToList();
        if (absent.Count > 0)
            blocks.Add(new NothingRecorded($"Not counted, because an end of the measure was not recorded: {string.Join(", ", absent)}."));
        blocks.Add(new Plain($"Computed from the record by definitions version {metrics.DefinitionsVersion.ToString(CultureInfo.InvariantCulture)}; nothing here was typed in."));
        return new Section("Metrics", blocks) { Parts = [.. TargetsSection.Compose(record, catalogue, zone)] };
    }
}
