using NodaTime;
using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Domain.Metrics;

/// <summary>The metrics of one incident as facts.</summary>
internal static class FactDurations
{
    public static IReadOnlyList<FactDuration> Of(IncidentMetrics metrics, Instant began)
    {
        var facts = new List<FactDuration>();
        void Add(MetricKind kind, MetricStatus status, long? seconds, MetricAnchor? from, MetricAnchor? to, int ordinal = 0) =>
            facts.Add(new(kind, ordinal, status, seconds, from?.At ?? began, FactAnchor.Of(from), FactAnchor.Of(to)));
        void Duration(MetricKind kind, DurationMetric metric) => Add(kind, metric.Status, metric.Seconds, metric.From, metric.To);

        Duration(MetricKind.TicketToEngagement, metrics.TicketToEngagement);
        Duration(MetricKind.FormalTicketToEngagement, metrics.FormalTicketToEngagement);
        Duration(MetricKind.TimeToReach, metrics.TimeToReach);
        Duration(MetricKind.TimeToFirstUpdate, metrics.TimeToFirstUpdate);
        Duration(MetricKind.TimeToDetect, metrics.TimeToDetect);
        Duration(MetricKind.MissedWarning, metrics.MissedWarning);
        Duration(MetricKind.TimeToAcknowledge, metrics.TimeToAcknowledge);
        Duration(MetricKind.TimeToDiagnose, metrics.TimeToDiagnose);
        Duration(MetricKind.TimeToMitigate, metrics.TimeToMitigate);
        Duration(MetricKind.TimeToResolve, metrics.TimeToResolve);
        Duration(MetricKind.ReportToResolve, metrics.ReportToResolve);
        Duration(MetricKind.LongestSilence, metrics.LongestSilence);
        Duration(MetricKind.DataLossWindow, metrics.DataLossWindow);
        Duration(MetricKind.RemainingLoss, metrics.RemainingLoss);

        var impact = metrics.ImpactMinutes.Total;
        Duration(MetricKind.ImpactTime, impact.Time);
        Add(
            MetricKind.AffectedTime, impact.Time.Status == MetricStatus.Recorded && impact.AffectedSeconds is null ? MetricStatus.NotApplicable : impact.Time.Status,
            impact.AffectedSeconds, impact.Time.From, impact.Time.To);

        foreach (var (ordinal, error) in metrics.EtaErrors.Index())
            Add(MetricKind.EtaError, error.Status, error.Seconds, error.From, error.To, ordinal);

        Effort(metrics.Effort);
        return facts;

        void Effort(EffortMetric effort)
        {
            var stretches = effort.People.SelectMany(person => person.Stretches).Where(stretch => stretch.Seconds is not null).ToList();
            var recorded = effort.Status == MetricStatus.Recorded;
            Add(
                MetricKind.Effort, effort.Status, recorded ? stretches.Sum(stretch => stretch.Seconds) : null,
                stretches.MinBy(stretch => stretch.From.At)?.From, recorded ? stretches.MaxBy(stretch => stretch.To!.At)?.To : null);
            foreach (var (ordinal, person) in effort.People.Index())
            {
                var longest = person.Longest;
                var status = longest is null ? MetricStatus.NotApplicable : person.Running ? MetricStatus.Pending : MetricStatus.Recorded;
                Add(
                    MetricKind.LongestStretch, status, status == MetricStatus.Recorded ? longest?.Seconds : null,
                    (longest ?? person.Stretches[0]).From, status == MetricStatus.Recorded ? longest?.To : null, ordinal);
            }
        }
    }
}
