using System.Diagnostics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What was decided last, on what grounds, and whether anybody looked if it was right. The newest first.</summary>
internal static class LastDecisions
{
    private const int Most = 3;

    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times) =>
        from decision in record.Decisions.TakeLast(Most).Reverse()
        let advice = decision.OnAdviceOf is { } named ? $", on the advice of {named}" : ""
        let assumed = decision.Assumption is { } text ? $" Assumed: \"{Say.Excerpt(text)}\"" : ""
        select StorySentence.Of(
            StorySection.Decisions,
            $"{decision.DecidedBy} decided {times.When(decision.At, decision.Precision)}{advice}: \"{Say.Excerpt(decision.What)}\"{assumed} {Outcome(decision)}",
            decision.EntryId,
            decision.Verification);

    private static string Outcome(TakenDecision decision) => decision.Outcome switch
    {
        null => "Nobody has verified it.",
        DecisionOutcome.Held => $"It held: \"{Say.Excerpt(decision.VerifiedHow!)}\"",
        DecisionOutcome.DidNotHold => $"It did not hold: \"{Say.Excerpt(decision.VerifiedHow!)}\"",
        _ => throw new UnreachableException($"no words for outcome {decision.Outcome}"),
    };
}
