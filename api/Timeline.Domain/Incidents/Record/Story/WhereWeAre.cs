using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What it is, how bad, and how far it has come.</summary>
internal static class WhereWeAre
{
    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times)
    {
        var drill = record.Kind == IncidentKind.Drill ? " This is a drill." : "";
        var reached = StatusMilestones.Of(record.Status) is { } kind ? record.Milestone(kind) : null;
        var since = reached is null ? times.AtAndAgo(record.DeclaredAt) : times.AtAndAgo(reached.At, reached.Precision);
        yield return Sentence($"{record.Key}, \"{record.Title}\", is {Say.Name(record.Severity)}, and has been {Say.Words(record.Status)} since {since}.{drill}", reached?.EntryId);

        if (record.Cancellation is { } cancelled)
            yield return Sentence(Cancelled(record, cancelled, times), cancelled.Id);
        if (record.Private)
            yield return Sentence("It is private: only those who are named in it see it.", entry: null);
        if (record.Milestone(MilestoneKind.FaultStarted) is { } fault)
            yield return Sentence($"The fault started {times.WhenAndAgo(fault.At, fault.Precision)}.", fault.EntryId);
        if (record.Milestone(MilestoneKind.Reported) is { } reported)
            yield return Sentence($"First contact was {times.WhenAndAgo(reported.At, reported.Precision)}.{Said(record, reported.EntryId)}", reported.EntryId);
        if (record.Status > IncidentStatus.Engaged && reached?.EntryId is { } entry && record.Entry(entry) is { Origin: StatusChanged { Text: not null } })
            yield return Sentence($"How it was {Say.Words(record.Status)}:{Said(record, entry)}", entry);
    }

    // Which other it is a duplicate of is not said: not everybody may know of that one.
    private static string Cancelled(IncidentRecord record, TimelineEntry cancelled, StoryTimes times) => record.DuplicateOf is null
        ? $"It was cancelled {times.WhenAndAgo(cancelled.OccurredAt, cancelled.Precision)}: \"{Say.Excerpt(cancelled.Text)}\""
        : $"It was cancelled {times.WhenAndAgo(cancelled.OccurredAt, cancelled.Precision)} as a duplicate of another incident, which is the one to follow.";

    private static string Said(IncidentRecord record, EntryId? entry) =>
        entry is { } id && record.Entry(id) is { } said ? $" \"{Say.Excerpt(said.Text)}\"" : "";

    private static StorySentence Sentence(string text, EntryId? entry) => StorySentence.Of(StorySection.WhereWeAre, text, entry);
}
