using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Theories that are alive, then those that fell or were confirmed, and what is known of the causes.</summary>
internal static class TheoriesAndCauses
{
    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times) =>
    [
        .. record.Hypotheses.OrderBy(theory => theory.Status != HypothesisStatus.Open).Select(theory => Theory(theory, times)),
        .. record.RootCauses.Select(cause => Cause("Root cause", cause)),
        .. record.ContributingFactors.Select(cause => Cause("Contributing factor", cause)),
    ];

    private static StorySentence Theory(Hypothesis theory, StoryTimes times)
    {
        var raised = $"\"{Say.Excerpt(theory.Statement)}\" (raised by {theory.RaisedBy} {times.When(theory.RaisedAt)})";
        return theory.Status == HypothesisStatus.Open
            ? StorySentence.Of(StorySection.Theories, $"Open theory: {raised}.", theory.Id)
            : StorySentence.Of(
                StorySection.Theories,
                $"{Say.Label(theory.Status)} {times.When(theory.SettledAt!.Value)}: {raised}, because: \"{Say.Excerpt(theory.SettledBecause!)}\"",
                theory.Id, theory.Settlement);
    }

    private static StorySentence Cause(string label, Cause cause) =>
        StorySentence.Of(StorySection.Causes, $"{label}: \"{Say.Excerpt(cause.Text)}\"", cause.Evidence.Select(id => (EntryId?)id).Prepend(cause.Id));
}
