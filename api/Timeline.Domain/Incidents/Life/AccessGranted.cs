using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>One more person sees the private incident.</summary>
/// <param name="Reason">Why. Null: not said.</param>
public sealed record AccessGranted(EntryId EntryId, Occurrence When, NamedPerson Person, string? Reason) : IncidentEvent, IAccessChange
{
    string IOnTimeline.Label => "Access granted";

    string IOnTimeline.Wording => AccessRules.Because($"{Person.Name} may see this incident.", Reason);

    IReadOnlyList<string?> IOnTimeline.Typed => [Person.Name, Reason];

    public IncidentEvent WithoutContent() => this with { Person = Person.WithoutName(), Reason = EntryContent.Without(Reason) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this).Name(Person.Id);
}

/// <summary>One of those named sees the private incident no more.</summary>
/// <param name="Reason">Why. Null: not said.</param>
public sealed record AccessRemoved(EntryId EntryId, Occurrence When, NamedPerson Person, string? Reason) : IncidentEvent, IAccessChange
{
    string IOnTimeline.Label => "Access removed";

    string IOnTimeline.Wording => AccessRules.Because($"{Person.Name} may see this incident no more.", Reason);

    IReadOnlyList<string?> IOnTimeline.Typed => [Person.Name, Reason];

    public IncidentEvent WithoutContent() => this with { Person = Person.WithoutName(), Reason = EntryContent.Without(Reason) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this) with { Named = incident.Named?.Remove(Person.Id) };

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        base.KeepIn(facts, recorded) with { Lost = new(recorded.Sequence, Person.Id) };
}

/// <summary>Names one more person, or names one no longer. Welcome after closing too.</summary>
/// <param name="MaySee">False: takes the access away, which the last one named keeps.</param>
public sealed record ChangeAccess(Guid CommandId, Instant Now, NamedPerson Person, bool MaySee, string? Reason = null)
{
    /// <summary>Yields no events when it is so already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, ChangeAccess command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (AccessRules.Public(incident) is { } isPublic)
            return isPublic;
        if (incident.Named!.Contains(command.Person.Id) == command.MaySee)
            return Decision.Nothing;

        var checks = new Checks();
        if (command.MaySee && incident.Named.Count == Limits.Named)
            checks.Fail(RejectionCode.TooLong, $"{incident.Key} names {Limits.Named} people, which is the limit. Remove somebody first.", "person");
        if (!command.MaySee && incident.Named.Count == 1)
            checks.Fail(RejectionCode.LastNamedPerson, $"{command.Person.Name} is the last who may see {incident.Key}. Grant somebody else access first, or make it public.", "person");
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        var when = checks.When(Said.Now, incident.Zone, command.Now);
        if (checks.Problem is { } problem)
            return problem;

        return command.MaySee ? new AccessGranted(made, when, command.Person, reason) : new AccessRemoved(made, when, command.Person, reason);
    }
}
