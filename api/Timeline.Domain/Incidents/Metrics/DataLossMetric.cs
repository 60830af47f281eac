using Timeline.Domain.Incidents.Record;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>How much work was lost, and how much of it in the end.</summary>
internal static class DataLossMetric
{
    private const string Recovered = "what has been recovered is not recorded. Assess the data loss again once it is known.";

    /// <summary>
    /// Last good copy to failure, and recovered to (at the most) to failure. The failure is when the data was lost as assessed, else FAULT_STARTED.
    /// </summary>
    public static (DurationMetric Window, DurationMetric Remaining) Compute(IncidentRecord record)
    {
        var loss = record.KnownDataLoss;
        if (loss.State == DataLossState.NotAssessed)
            return Both(DurationMetric.NotApplicable(from: null, to: null, "Data loss was not assessed. Say what was lost, or that nothing was."));
        if (loss.State == DataLossState.None)
            return Both(DurationMetric.NotApplicable(from: null, to: null, "No data was lost, as was assessed."));
        if (loss.State == DataLossState.Unknown)
            return Both(new(MetricStatus.Pending, Seconds: null, From: null, To: null, "Data loss was assessed, and how much was lost is not known yet. Assess it again once it is."));

        var failed = record.Milestone(MilestoneKind.FaultStarted);
        return loss.Failure(failed) is not { } failure
            ? Both(DurationMetric.NotApplicable(loss.LastGoodCopy, to: null, "When the data was lost is not recorded. Say it with the assessment, or set when the fault started."))
            : (Window(record, loss, failure), Remaining(record, loss, failure));
    }

    private static (DurationMetric Window, DurationMetric Remaining) Both(DurationMetric metric) => (metric, metric);

    private static DurationMetric Window(IncidentRecord record, DataLoss loss, MetricAnchor failure) => loss.LastGoodCopy is not { } copy
        ? DurationMetric.NotApplicable(from: null, failure, "What the last good copy holds is not recorded. Assess the data loss again, with that time.")
        : DurationMetric.Between(copy, failure, !ImpactContradictions.IsCopyAfterFailure(loss, record.Milestone(MilestoneKind.FaultStarted)));

    private static DurationMetric Remaining(IncidentRecord record, DataLoss loss, MetricAnchor failure)
    {
        if (loss.RecoveredTo is not { } recovered)
        {
            return record.Status < IncidentStatus.Resolved
                ? new(MetricStatus.Pending, Seconds: null, From: null, failure, "So far " + Recovered)
                : DurationMetric.NotApplicable(from: null, failure, $"The incident is {Shared.Say.Words(record.Status)}, and " + Recovered);
        }

        // What was recovered beyond the failure leaves nothing lost.
        return recovered.At >= failure.At ? new(MetricStatus.Recorded, 0, recovered, failure, Reason: null) : DurationMetric.Between(recovered, failure);
    }
}
