using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>
/// Removes what was typed about an entry: secrets and personal data that must not be kept. Whatever command made it, retracted ones and
/// closed incidents too. The events that hold it are emptied with it (<see cref="EntryContent.Without(IncidentEvent, EntryId)"/>).
/// </summary>
public sealed record RedactEntry(EntryId EntryId, string Reason)
{
    /// <summary>Yields no events when nothing that was typed is left.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, RedactEntry command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (!incident.Entries.TryGetValue(command.EntryId, out var entry))
            return IncidentRules.EntryNotFound(incident, command.EntryId, "entryId");
        if (entry.Bare)
            return Decision.Nothing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        return checks.Problem is { } problem ? problem : new EntryRedacted(command.EntryId, reason);
    }
}
