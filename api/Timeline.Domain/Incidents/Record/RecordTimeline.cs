using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Makes the entries of a timeline from what was folded.</summary>
internal static class RecordTimeline
{
    /// <summary>An entry recorded later than this after it happened is late.</summary>
    private static readonly Duration LateAfter = Duration.FromMinutes(15);

    public static IReadOnlyList<TimelineEntry> Of(RecordFacts facts, IReadOnlyList<Milestone> milestones)
    {
        var kinds = milestones
            .Where(milestone => milestone.EntryId is not null)
            .ToLookup(milestone => milestone.EntryId!.Value, milestone => milestone.Kind);
        return [.. facts.State.Entries.Values
            .Select(entry => Entry(entry, facts.Recordings[entry.Id], [.. kinds[entry.Id]]))
            .OrderBy(entry => entry.OccurredAt)
            .ThenBy(entry => entry.Sequence)];
    }

    public static TimelineEntry? Entry(RecordFacts facts, EntryId id, IReadOnlyList<Milestone> milestones) =>
        facts.State.Entries.TryGetValue(id, out var entry)
            ? Entry(entry, facts.Recordings[id], [.. milestones.Where(milestone => milestone.EntryId == id).Select(milestone => milestone.Kind)])
            : null;

    private static TimelineEntry Entry(StandingEntry entry, EntryRecording recording, IReadOnlyList<MilestoneKind> milestones) =>
        new(
            entry.Id,
            recording.Sequence,
            entry.Kind,
            entry.Text,
            entry.When.At,
            entry.When.Until,
            entry.When.Precision,
            entry.When.Zone,
            recording.RecordedAt,
            Late: recording.RecordedAt - (entry.When.Until ?? entry.When.At) > LateAfter,
            entry.Origin.Author ?? recording.Actor,
            recording.Actor,
            recording.Source,
            recording.Amended,
            entry.Retracted,
            recording.RetractionReason,
            recording.Redaction,
            recording.History,
            milestones,
            entry.Origin);
}
