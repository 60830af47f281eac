using System.Collections;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>The timeline of a record: each entry is made from what was folded when it is asked for, so that a page costs what the page holds.</summary>
internal sealed class RecordTimeline(RecordFacts facts) : IReadOnlyList<TimelineEntry>
{
    /// <summary>An entry recorded later than this after it happened is late.</summary>
    private static readonly Duration LateAfter = Duration.FromMinutes(15);

    public int Count => facts.State.Index.Timeline.Count;

    public TimelineEntry this[int index] => Make(facts.State.Index.Timeline[index]);

    // Two threads that ask at once may both make it; it is the same.
    private Dictionary<EntryId, IReadOnlyList<MilestoneKind>> MilestonesByEntry => field ??= facts.State.KnownMilestones
        .Where(milestone => milestone.EntryId is not null)
        .GroupBy(milestone => milestone.EntryId!.Value, milestone => milestone.Kind)
        .ToDictionary(kinds => kinds.Key, IReadOnlyList<MilestoneKind> (kinds) => [.. kinds]);

    public TimelineEntry? Find(EntryId id) => facts.State.Entries.TryGetValue(id, out var entry) ? Make(entry) : null;

    public IEnumerator<TimelineEntry> GetEnumerator() => facts.State.Index.Timeline.Select(Make).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private TimelineEntry Make(StandingEntry entry)
    {
        var recording = facts.RecordingOf(entry);
        return new(
            entry.Id,
            recording.Sequence,
            entry.Kind,
            facts.TextOf(entry),
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
            MilestonesByEntry.GetValueOrDefault(entry.Id, []),
            entry.Origin)
        {
            Worded = entry.IsWorded,
            Tags = entry.Tags,
            Starred = entry.Starred,
            Marks = recording.Marks,
            DeviceClockAhead = recording.DeviceClockAhead,
        };
    }
}
