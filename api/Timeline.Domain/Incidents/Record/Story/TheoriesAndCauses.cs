using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Theories that are alive, then those that fell or were confirmed, and what is known of the causes.</summary>
internal static class TheoriesAndCauses
{
    private const int MostEvidence = 3;

    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times) =>
    [
        .. record.Hypotheses.OrderBy(theory => theory.Status != HypothesisStatus.Open).Select(theory => Theory(theory, times)),
        .. record.Triggers.Select(cause => Cause("Trigger", cause)),
        .. record.RootCauses.Select(cause => Cause("Root cause", cause)),
        .. record.ContributingFactors.Select(cause => Cause("Contributing factor", cause)),
    ];

    private static StorySentence Theory(Hypothesis theory, StoryTimes times)
    {
        var raised = $"\"{Say.Excerpt(theory.Statement)}\" (raised by {theory.RaisedBy} {times.When(theory.RaisedAt)})";
        return theory.Status == HypothesisStatus.Open
            ? StorySentence.Of(
                StorySection.Theories,
                $"Open theory: {raised}.{Found("For", theory.EvidenceFor)}{Found("Against", theory.EvidenceAgainst)}",
                theory.EvidenceFor.Concat(theory.EvidenceAgainst).Select(evidence => (EntryId?)evidence.Shown).Prepend(theory.Id))
            : StorySentence.Of(
                StorySection.Theories,
                $"{Say.Label(theory.Status)} {times.When(theory.SettledAt!.Value)}: {raised}, because: \"{Say.Excerpt(theory.SettledBecause!)}\"",
                theory.Id, theory.Settlement);
    }

    // The newest count most; the theory has them all.
    private static string Found(string bearing, IReadOnlyList<Evidence> evidence) => evidence.Count == 0
        ? ""
        : $" {bearing} it: {string.Join(", ", evidence.TakeLast(MostEvidence).Select(one => $"\"{Say.Excerpt(one.Text)}\""))}{(evidence.Count > MostEvidence ? $" and {Say.Count(evidence.Count - MostEvidence)} more." : "")}";

    private static StorySentence Cause(string label, Cause cause) =>
        StorySentence.Of(StorySection.Causes, $"{label}: \"{Say.Excerpt(cause.Text)}\"", cause.Evidence.Select(id => (EntryId?)id).Prepend(cause.Id));
}
