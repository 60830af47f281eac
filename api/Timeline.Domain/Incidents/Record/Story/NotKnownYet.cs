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
        foreach (var sentence in record.Cancelled ? [] : Missing(record))
            yield return sentence;
        foreach (var contradiction in record.Contradictions)
            yield return Sentence($"This does not fit: {contradiction.Message}", contradiction.Moments.Select(moment => moment.EntryId));
    }

    // Of what was declared by mistake nobody has to find out anything.
    private static IEnumerable<StorySentence> Missing(IncidentRecord record)
    {
        foreach (var (_, _, sentence) in Wanted.Where(wanted => record.Status >= wanted.From && record.Milestone(wanted.Kind) is null))
            yield return Sentence(sentence);
        if (record.DetectedBy is null)
            yield return Sentence("It is not recorded how it was noticed.");
        foreach (var impact in record.Impacts.Where(impact => impact.Until is null && record.Status >= IncidentStatus.Resolved))
            yield return Sentence($"Nobody has said when the impact on {impact.Name} ended.", impact.EntryId);
        foreach (var sentence in DataLoss(record))
            yield return sentence;
        if (record.RootCauses.Count == 0)
            yield return Sentence("No root cause is noted.");
    }

    private static IEnumerable<StorySentence> DataLoss(IncidentRecord record)
    {
        if (record.DataLoss == DataLossState.Unknown)
            yield return Sentence("How much data was lost is not known.", record.DataLossAssessments[^1].EntryId);
        else if (record.DataLoss == DataLossState.NotAssessed && record.Impacts.FirstOrDefault(WasDown) is { } down)
            yield return Sentence($"Nobody has looked whether data was lost while this was down: {down.Service}.", down.EntryId);
    }

    private static bool WasDown(ImpactWindow impact) => impact.Level == ImpactLevel.Down || impact.Steps.Any(step => step.Level == ImpactLevel.Down);

    private static StorySentence Sentence(string text, params IEnumerable<EntryId?> entries) => StorySentence.Of(StorySection.NotKnownYet, text, entries);
}
