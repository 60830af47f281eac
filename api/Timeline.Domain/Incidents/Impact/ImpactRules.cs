using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What several commands ask about the impact of an incident.</summary>
internal static class ImpactRules
{
    /// <summary>Null when the impact stands, whether it has ended or not.</summary>
    public static Rejection? FindStanding(Incident incident, EntryId id)
    {
        if (!incident.Entries.TryGetValue(id, out var entry) || entry.Kind != EntryKind.ImpactStart)
            return new(RejectionCode.ImpactNotFound, $"{incident.Key} has no impact {id}. Reload the incident and choose one of its impacts.", "impactId");

        return entry.IsLive ? null : new(RejectionCode.ImpactNotFound, $"Impact {id} was retracted. Start it again if it happened after all.", "impactId");
    }

    /// <summary>The entry that stands and says that it ended; of several the one recorded last. Null: none does.</summary>
    public static StandingEntry? EndOf(Incident incident, EntryId window) =>
        incident.Index.BelongingTo(window).Where(entry => entry.Kind == EntryKind.ImpactEnd).MaxBy(entry => entry.Order);
}
