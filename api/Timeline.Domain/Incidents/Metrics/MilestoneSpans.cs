using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>Durations between milestones of one record.</summary>
internal sealed class MilestoneSpans(IncidentRecord record)
{
    /// <summary>
    /// No start: not applicable. No end: pending, or not applicable once the incident is over. Both: recorded, or invalid when
    /// they contradict each other.
    /// </summary>
    public DurationMetric Between(MilestoneKind start, MilestoneKind end) => (Anchor(start), Anchor(end)) switch
    {
        (null, var to) => NoStart(start, to),
        ({ } from, null) => NoEnd(from, MilestoneWords.Label(end), MilestoneWords.HowToRecord(end)),
        ({ } from, { } to) => Between(from, to),
    };

    /// <summary>Between two moments of which the end may be a milestone that cannot be where it is.</summary>
    public DurationMetric Between(MetricAnchor from, MetricAnchor to) =>
        DurationMetric.Between(from, to, to.At < from.At && to.Kind is { } end && MilestoneOrders.Broken(record.Milestones).All(broken => broken.Later.Kind != end));

    public MetricAnchor? Anchor(MilestoneKind kind) =>
        record.Milestone(kind) is { } milestone ? new(kind, MilestoneWords.Label(kind), milestone.At, milestone.EntryId) : null;

    public static DurationMetric NoStart(MilestoneKind start, MetricAnchor? to = null) =>
        DurationMetric.NotApplicable(from: null, to, $"{MilestoneWords.Label(start)} is not recorded. {MilestoneWords.HowToRecord(start)}");

    public DurationMetric NoEnd(MetricAnchor from, string missing, string howToRecord)
    {
        // Once it is over, what has not been recorded did not happen or was forgotten: waiting for it would mislead.
        if (record.Status >= IncidentStatus.Resolved)
            return DurationMetric.NotApplicable(from, to: null, $"The incident is {Say.Words(record.Status)}, and '{missing}' was never recorded. If it happened: {Lower(howToRecord)}");

        return DurationMetric.Pending(from, $"'{missing}' has not happened yet. When it has: {Lower(howToRecord)}");
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
