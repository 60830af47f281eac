using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What settling a theory asks of it, either way.</summary>
internal static class HypothesisRules
{
    /// <summary>Null when the hypothesis stands and nothing has settled it; a retracted settlement does not count.</summary>
    public static Rejection? FindOpen(Incident incident, EntryId id)
    {
        if (!incident.Entries.TryGetValue(id, out var entry) || entry.Kind != EntryKind.Hypothesis)
            return new(RejectionCode.HypothesisNotFound, $"{incident.Key} has no hypothesis {id}. Reload the incident and choose one of its hypotheses.", "hypothesisId");
        if (entry.Retracted)
            return new(RejectionCode.HypothesisNotFound, $"Hypothesis {id} was retracted. Raise it again if it is held again.", "hypothesisId");

        if (incident.Index.Settling(id) is not { } settlement)
            return null;

        var how = settlement.Kind == EntryKind.Refutation ? "refuted" : "confirmed";
        return new(
            RejectionCode.HypothesisSettled,
            $"Hypothesis {id} was already {how}, at {Say.Time(settlement.When.At)}. If that was wrong, retract entry {settlement.Id} first.",
            "hypothesisId");
    }
}
