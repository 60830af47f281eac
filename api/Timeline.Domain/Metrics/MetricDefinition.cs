using System.Diagnostics;
using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Domain.Metrics;

/// <summary>What a metric measures, in words that name nobody.</summary>
/// <param name="Label">Its name, for tables.</param>
/// <param name="From">What it starts at.</param>
/// <param name="To">What it ends at.</param>
/// <param name="Note">What else is to be known of it. Null: nothing.</param>
public sealed record MetricDefinition(MetricKind Kind, string Label, string From, string To, string? Note = null)
{
    /// <summary>The version of the definitions, as of one incident's metrics.</summary>
    public int Version { get; } = IncidentMetrics.CurrentDefinitions;

    public static MetricDefinition Of(MetricKind kind) => kind switch
    {
        MetricKind.TicketToEngagement => new(kind, "Ticket to engagement", "First contact", "First hands on it"),
        MetricKind.FormalTicketToEngagement => new(kind, "Formal ticket to engagement", "Formal ticket", "First hands on it"),
        MetricKind.TimeToReach => new(kind, "Time to reach", "First contact attempt", "Somebody reached"),
        MetricKind.TimeToFirstUpdate => new(kind, "Time to first update", "First contact", "First update"),
        MetricKind.TimeToDetect => new(kind, "Time to detect", "Fault started", "Detected"),
        MetricKind.MissedWarning => new(kind, "Missed warning", "First signal", "Detected"),
        MetricKind.TimeToAcknowledge => new(kind, "Time to acknowledge", "First contact", "Acknowledged"),
        MetricKind.TimeToDiagnose => new(kind, "Time to diagnose", "First hands on it", "Diagnosed"),
        MetricKind.TimeToMitigate => new(kind, "Time to mitigate", "Fault started, else first contact", "Mitigated"),
        MetricKind.TimeToResolve => new(kind, "Time to resolve", "Fault started", "Resolved"),
        MetricKind.ReportToResolve => new(kind, "Report to resolve", "First contact", "Resolved"),
        MetricKind.LongestSilence => new(kind, "Longest silence", "First contact or an update", "The next update, or resolved", "The longest time without an update in each incident."),
        MetricKind.ImpactTime => new(kind, "Impact", "First impact began", "Last impact ended", "The union of the impacts on each service, down or degraded; the services added up."),
        MetricKind.AffectedTime => new(kind, "Impact times people affected", "First impact began", "Last impact ended", "In person-seconds: the time of each impact times the people it affected, where their number is known."),
        MetricKind.DataLossWindow => new(kind, "Data-loss window", "Last good copy", "Data lost"),
        MetricKind.RemainingLoss => new(kind, "Data lost for good", "Recovered to", "Data lost"),
        MetricKind.EtaError => new(kind, "Error of estimates", "Promised", "Came about", "One for each estimate. Later than promised is positive, earlier negative; anywhere in a promised range is 0."),
        MetricKind.Effort => new(kind, "Effort", "First engaged", "Last released", "In person-seconds: the time for which each person held an engagement or a role, added up."),
        MetricKind.LongestStretch => new(kind, "Longest stretch", "Began to work on it", "Stopped", "One for each person in each incident: their longest time without a break."),
        _ => throw new UnreachableException($"no definition for {kind}"),
    };
}
