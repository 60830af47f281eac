using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>The longest time that stakeholders heard nothing.</summary>
internal static class SilenceMetric
{
    /// <summary>
    /// Counts from first contact over each update to the resolution; while that is still to come, to the last update so far and
    /// never to now. Updates outside of that time do not count. Of equal silences the first is given.
    /// </summary>
    public static DurationMetric Compute(IncidentRecord record, MilestoneSpans spans)
    {
        var resolved = spans.Anchor(MilestoneKind.Resolved);
        if (spans.Anchor(MilestoneKind.Reported) is not { } reported)
            return MilestoneSpans.NoStart(MilestoneKind.Reported, resolved);
        if (resolved is not null && resolved.At < reported.At)
            return spans.Between(reported, resolved);

        var anchors = new List<MetricAnchor> { reported };
        anchors.AddRange(record.Updates
            .Where(update => update.At >= reported.At && (resolved is null || update.At <= resolved.At))
            .Select(update => new MetricAnchor(Kind: null, $"Update to {Say.Words(update.Audience)}", update.At, update.EntryId)));
        if (resolved is not null)
            anchors.Add(resolved);

        if (anchors.Count == 1)
            return spans.NoEnd(reported, MilestoneWords.Label(MilestoneKind.FirstUpdate), MilestoneWords.HowToRecord(MilestoneKind.FirstUpdate));

        return anchors
            .Zip(anchors.Skip(1), (from, to) => DurationMetric.Between(from, to))
            .MaxBy(silence => silence.To!.At - silence.From!.At)!;
    }
}
