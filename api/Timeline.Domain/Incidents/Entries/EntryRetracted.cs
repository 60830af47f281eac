using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An entry, whatever event made it, was taken back. What it implied is undone.</summary>
public sealed record EntryRetracted(EntryId EntryId, string Reason) : IncidentEvent, IAboutEntry
{
    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) => incident.Change(EntryId, entry => entry with { Retracted = true, Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.KeepRevision(recorded, EntryId, Reason, recording => recording with { RetractionReason = Reason });
}

/// <summary>Takes an entry back, whatever command made it. Welcome after closing too.</summary>
public sealed record RetractEntry(Instant Now, EntryId EntryId, string Reason)
{
    /// <summary>
    /// Undoes the status that rested on the entry: the incident falls back to what the milestones still known account
    /// for; a closed one stays closed unless it is the closing that is taken back. Yields no events for an entry that was
    /// retracted already.
    /// </summary>
    public static Decision<IncidentEvent> Decide(Incident incident, RetractEntry command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (!incident.Entries.TryGetValue(command.EntryId, out var entry))
            return IncidentRules.EntryNotFound(incident, command.EntryId, "entryId");
        if (entry.Retracted)
            return Decision.Nothing;
        if (entry.Origin is IAccessChange)
            return new Rejection(RejectionCode.NotAllowed, $"Entry {command.EntryId} says who may see {incident.Key}, which no retraction changes. Grant or remove access, or make it public.", "entryId");
        if (entry.Origin is IncidentsLinked)
            return new Rejection(RejectionCode.NotAllowed, $"Entry {command.EntryId} is one half of a link, which stands in another incident too. Unlink the two instead.", "entryId");

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;

        return StatusMilestones.WithFall(incident, [new EntryRetracted(command.EntryId, reason)], command.EntryId, command.Now);
    }
}
