using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What was typed about an entry was removed for good, from the events that held it too. What it implied stands.</summary>
public sealed record EntryRedacted(EntryId EntryId, string Reason) : IncidentEvent, IAboutEntry, IRedaction
{
    // It says why there is nothing to read.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident)
    {
        var redacted = incident.Change(EntryId, entry => entry.Redact());
        return incident.Entries.TryGetValue(EntryId, out var entry) && entry is { Redacted: false, Origin: FileAttached file }
            ? redacted with { Files = incident.Files.Without(file.Size) }
            : redacted;
    }

    public bool Concerns(IncidentEvent recorded) => EntryContent.EntryOf(recorded) == EntryId;

    public IncidentEvent? Without(IncidentEvent recorded) => EntryContent.Without(recorded, EntryId);

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.Redact(EntryId, new Redaction(recorded.Actor, recorded.RecordedAt, Reason));
}

/// <summary>Stands where an event was emptied outright, by other means than <see cref="EntryRedacted"/>. Says nothing; never appended.</summary>
/// <param name="Type">The stored name of the event's type.</param>
public sealed record ContentRemoved(string Type) : IncidentEvent
{
    // Nobody knows what it said.
    public override Incident ApplyTo(Incident incident) => incident;
}

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
        if (checks.Problem is { } problem)
            return problem;

        // A warning of fatigue repeats the name of who began there.
        List<IncidentEvent> events =
        [
            new EntryRedacted(command.EntryId, reason),
            .. incident.Fatigue.Values
                .Where(mark => mark.Engagement == command.EntryId && !incident.Entries[mark.Entry].Bare)
                .OrderBy(mark => incident.Entries[mark.Entry].Order)
                .Select(mark => new EntryRedacted(mark.Entry, reason)),
        ];
        return events;
    }
}
