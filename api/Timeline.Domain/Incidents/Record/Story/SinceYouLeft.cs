using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What was recorded since the reader left: how much of what, and one sentence for each thing that changes the picture.</summary>
internal static class SinceYouLeft
{
    private static readonly HashSet<EntryKind> Telling =
    [
        EntryKind.Status, EntryKind.Cancellation, EntryKind.CancellationWithdrawn, EntryKind.TitleChange, EntryKind.SeverityChange,
        EntryKind.Engagement, EntryKind.RoleTaken, EntryKind.RoleHandedOver, EntryKind.VendorEscalated, EntryKind.VendorEngaged, EntryKind.FatigueWarning,
        EntryKind.ImpactStart, EntryKind.ImpactChange, EntryKind.ImpactEnd, EntryKind.DataLoss, EntryKind.RecoveryStage,
        EntryKind.Trigger, EntryKind.RootCause, EntryKind.ContributingFactor, EntryKind.Decision, EntryKind.DecisionVerification,
        EntryKind.Eta, EntryKind.TimeBoxExpired, EntryKind.Demand, EntryKind.DemandMissed, EntryKind.UpdateOverdue,
    ];

    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times, Instant since)
    {
        var made = record.RecordedSince(since);
        var corrected = record.CorrectedSince(since);
        var (lessons, actions) = (record.Lessons.Count(lesson => lesson.RecordedAt > since), record.ActionItems.Count(item => item.RaisedAt > since));
        yield return Counts(made, lessons, actions, times.At(since));

        foreach (var entry in made.Where(entry => !entry.Retracted && Matters(entry)).OrderBy(entry => entry.OccurredAt).ThenBy(entry => entry.Sequence))
            yield return Sentence($"{times.At(entry.OccurredAt, entry.Precision)}, {char.ToLowerInvariant(entry.Origin.Label[0])}{entry.Origin.Label[1..]}: \"{Say.Excerpt(entry.Text)}\"", entry.Id, entry.Origin.Settles);
        foreach (var entry in corrected)
            yield return Correction(entry, times);
    }

    private static bool Matters(TimelineEntry entry) => Telling.Contains(entry.Kind) || entry.Origin.Settles is not null;

    private static StorySentence Counts(IReadOnlyList<TimelineEntry> made, int lessons, int actions, string since)
    {
        var counts = made.GroupBy(entry => entry.Kind).OrderBy(kind => kind.Key).Select(kind => Counted(kind.Count(), Say.Words(kind.Key)))
            .Concat(lessons == 0 ? [] : [Counted(lessons, "lesson")])
            .Concat(actions == 0 ? [] : [Counted(actions, "action item")])
            .ToList();
        return Sentence(counts.Count == 0 ? $"No entry was recorded since {since}." : $"Recorded since {since}: {string.Join(", ", counts)}.");
    }

    private static string Counted(int count, string noun) => $"{Say.Count(count)} × {noun}";

    // Of several corrections of an entry the last one is told: its history has the others.
    private static StorySentence Correction(TimelineEntry entry, StoryTimes times)
    {
        var last = entry.History.Count == 0 ? null : entry.History[^1];
        return entry switch
        {
            { Redaction: { } redaction } => Sentence($"{redaction.By} redacted an entry of {times.At(entry.OccurredAt, entry.Precision)}: \"{Say.Excerpt(redaction.Reason)}\"", entry.Id),
            { Retracted: true } => Sentence($"{last?.ReplacedBy} retracted \"{Say.Excerpt(entry.Text)}\": \"{Say.Excerpt(entry.RetractionReason ?? "")}\"", entry.Id),
            _ => Sentence($"{last?.ReplacedBy} corrected an entry to \"{Say.Excerpt(entry.Text)}\": \"{Say.Excerpt(last?.Reason ?? "")}\"", entry.Id),
        };
    }

    private static StorySentence Sentence(string text, params IEnumerable<EntryId?> entries) => StorySentence.Of(StorySection.SinceYouLeft, text, entries);
}
