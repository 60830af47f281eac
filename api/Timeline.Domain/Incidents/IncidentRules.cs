using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The rules about state that several commands share.</summary>
internal static class IncidentRules
{
    /// <summary>Settles a command that makes an entry: unknown incident, or sent before. Null: go on.</summary>
    /// <param name="made">The entry that the command makes, or records anew.</param>
    public static Decision<IncidentEvent>? Settled(Incident incident, Guid commandId, out EntryId made)
    {
        made = default;
        if (!incident.IsDeclared)
            return NotFound;

        made = incident.Amending ?? EntryId.From(incident.Number, commandId, 0);

        if (incident.Amending is null && incident.Entries.ContainsKey(made))
            return Decision.Nothing;

        return null;
    }

    public static Rejection NotFound { get; } =
        new(RejectionCode.IncidentNotFound, "There is no such incident, or you may not see it. Check its key.", "incidentId");

    public static Rejection EntryNotFound(Incident incident, EntryId id, string field) =>
        new(RejectionCode.EntryNotFound, $"{incident.Key} has no entry {id}. Reload the timeline and choose an entry of it.", field);

    public static Rejection EntryRetracted(EntryId id, string field) =>
        new(RejectionCode.EntryRetracted, $"Entry {id} was retracted and cannot be changed or referred to. Log a new entry instead.", field);

    public static Rejection EntryRedacted(EntryId id, string field) =>
        new(RejectionCode.EntryRedacted, $"Entry {id} was redacted: its text is gone and takes no other. Log a new entry instead.", field);

    /// <summary>Finds an entry that stands. Gives the problem when there is none or it was retracted.</summary>
    public static Rejection? FindLive(Incident incident, EntryId id, string field, out StandingEntry entry)
    {
        if (!incident.Entries.TryGetValue(id, out entry!))
            return EntryNotFound(incident, id, field);

        return entry.IsLive ? null : EntryRetracted(id, field);
    }

    /// <summary>Evidence: entries that stand, each named once, in the order given.</summary>
    public static Rejection? FindEvidence(Incident incident, IReadOnlyList<EntryId>? given, out IReadOnlyList<EntryId> evidence)
    {
        evidence = [.. (given ?? []).Distinct()];
        if (evidence.Count > Limits.Evidence)
            return new(RejectionCode.TooLong, $"evidence names {Say.Count(evidence.Count)} entries; the limit is {Limits.Evidence}. Keep those that show it best.", "evidence");

        for (var i = 0; i < (given?.Count ?? 0); i++)
        {
            if (FindLive(incident, given![i], $"evidence.{i}", out _) is { } problem)
                return problem;
        }

        return null;
    }
}
