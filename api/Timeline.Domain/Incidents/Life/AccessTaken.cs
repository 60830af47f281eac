using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An administrator who was not named let themself in. Those named are told by this entry, and by <see cref="Record.IncidentRecord.AccessTakenBy"/>.</summary>
public sealed record AccessTaken(EntryId EntryId, Occurrence When, NamedPerson Person, string Reason) : IncidentEvent, IAccessChange
{
    string IOnTimeline.Label => "Access taken";

    string IOnTimeline.Wording => $"{Person.Name} took access as an administrator: {Reason}";

    IReadOnlyList<string?> IOnTimeline.Typed => [Person.Name, Reason];

    public IncidentEvent WithoutContent() => this with { Person = Person.WithoutName(), Reason = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) => incident.Add(this).Name(Person.Id);
}

/// <summary>Lets an administrator in whom nobody named. Only administrators may send it, which is for the caller to see to.</summary>
public sealed record TakeAccess(Guid CommandId, Instant Now, NamedPerson By, string Reason)
{
    /// <summary>Yields no events for one who is named already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, TakeAccess command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (AccessRules.Public(incident) is { } isPublic)
            return isPublic;
        if (incident.Named!.Contains(command.By.Id))
            return Decision.Nothing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        var when = checks.When(Said.Now, incident.Zone, command.Now);
        return checks.Problem is { } problem ? problem : new AccessTaken(made, when, command.By, reason);
    }
}
