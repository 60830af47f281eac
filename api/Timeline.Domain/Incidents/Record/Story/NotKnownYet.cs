using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What nobody has recorded yet, and what does not fit together.</summary>
internal static class NotKnownYet
{
    private static readonly (MilestoneKind Kind, IncidentStatus From, string Sentence)[] Wanted =
    [
        (MilestoneKind.FaultStarted, IncidentStatus.Declared, "It is not known when the fault started."),
        (MilestoneKind.Reported, IncidentStatus.Declared, "It is not recorded when first contact was."),
        (MilestoneKind.Engaged, IncidentStatus.Engaged, "It is not recorded when somebody first had hands on it."),
        (MilestoneKind.Verified, IncidentStatus.Resolved, "It is not recorded that anybody verified that it is over."),
    ];

    public static IEnumerable<StorySentence> Tell(IncidentRecord record)
    {
        foreach (var (_, _, sentence) in Wanted.Where(wanted => record.Status >= wanted.From && record.Milestone(wanted.Kind) is null))
            yield return Sentence(sentence);
        if (record.RootCauses.Count == 0)
            yield return Sentence("No root cause is noted.");
        foreach (var contradiction in record.Contradictions)
            yield return Sentence($"This does not fit: {contradiction.Message}", contradiction.Moments.Select(moment => moment.EntryId));
    }

    private static StorySentence Sentence(string text, params IEnumerable<EntryId?> entries) => StorySentence.Of(StorySection.NotKnownYet, text, entries);
}
