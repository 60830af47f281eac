using Timeline.Domain.Incidents.Record;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>How long, and how many attempts, it took to reach somebody.</summary>
internal static class ReachMetric
{
    public static (DurationMetric Time, int? Attempts) Compute(IncidentRecord record, MilestoneSpans spans)
    {
        var attempts = record.ContactAttempts;
        var reached = attempts.TakeWhile(attempt => attempt.Outcome != ContactOutcome.Reached).Count();
        var somebody = reached < attempts.Count ? attempts[reached] : null;
        var to = somebody is null
            ? null
            : new MetricAnchor(Kind: null, $"Reached {somebody.Who}", somebody.At, somebody.EntryId);

        var time = (spans.Anchor(MilestoneKind.FirstContactAttempt), to) switch
        {
            (null, _) => MilestoneSpans.NoStart(MilestoneKind.FirstContactAttempt, to),
            ({ } from, null) => spans.NoEnd(from, "Somebody reached", "Record the contact attempt that reached somebody."),
            ({ } from, { } end) => DurationMetric.Between(from, end),
        };
        return (time, somebody is null ? null : reached + 1);
    }
}
