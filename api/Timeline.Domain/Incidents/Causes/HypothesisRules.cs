using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The rules about theories that several commands share.</summary>
internal static class HypothesisRules
{
    /// <summary>Null when the hypothesis stands, open or settled.</summary>
    public static Rejection? FindStanding(Incident incident, EntryId id)
    {
        if (!incident.Entries.TryGetValue(id, out var entry) || entry.Kind != EntryKind.Hypothesis)
            return new(RejectionCode.HypothesisNotFound, $"{incident.Key} has no hypothesis {id}. Reload the incident and choose one of its hypotheses.", "hypothesisId");

        return entry.IsLive ? null : new(RejectionCode.HypothesisNotFound, $"Hypothesis {id} was retracted. Raise it again if it is held again.", "hypothesisId");
    }
}
