using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>From here on only those named see the incident (ADR 32).</summary>
/// <param name="Named">At least whoever made it private.</param>
/// <param name="Reason">Why. Null: not said.</param>
/// <param name="AtDeclaration">True: nobody else ever saw it.</param>
public sealed record MadePrivate(EntryId EntryId, Occurrence When, IReadOnlyList<NamedPerson> Named, string? Reason, bool AtDeclaration = false)
    : IncidentEvent, IAccessChange
{
    string IOnTimeline.Label => "Made private";

    string IOnTimeline.Wording => AccessRules.Because($"Made private. Seen by {AccessRules.Names(Named)}.", Reason);

    IReadOnlyList<string?> IOnTimeline.Typed => [.. Named.Select(person => person.Name), Reason];

    public IncidentEvent WithoutContent() =>
        this with { Named = [.. Named.Select(person => person.WithoutName())], Reason = EntryContent.Without(Reason) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this) with { Named = [.. Named.Select(person => person.Id)] };

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        AtDeclaration ? base.KeepIn(facts, recorded) : base.KeepIn(facts, recorded) with { Lost = new(recorded.Sequence, Person: null) };
}

/// <summary>Hides the incident from all who are not named. Welcome after closing too.</summary>
/// <param name="By">Who does it; always named.</param>
/// <param name="People">Those named besides, at most <see cref="Limits.Named"/> together.</param>
public sealed record MakePrivate(Guid CommandId, Instant Now, NamedPerson By, IReadOnlyList<NamedPerson> People, string? Reason = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, MakePrivate command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (incident.Named is not null)
            return new Rejection(RejectionCode.NotAllowed, $"{incident.Key} is private already. Grant or remove access to change who sees it.", "incidentId");

        return Name(incident, command, made, atDeclaration: false);
    }

    /// <summary>The event, for an incident that is just being declared too.</summary>
    internal static Decision<IncidentEvent> Name(Incident incident, MakePrivate command, EntryId made, bool atDeclaration)
    {
        var checks = new Checks();
        var named = command.People.Prepend(command.By).DistinctBy(person => person.Id).ToList();
        if (named.Count > Limits.Named)
            checks.Fail(RejectionCode.TooLong, $"people names {Say.Count(named.Count)} with you; the limit is {Limits.Named}. Name those who work on it.", "people");
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        var when = checks.When(Said.Now, incident.Zone, command.Now);
        return checks.Problem is { } problem ? problem : new MadePrivate(made, when, named, reason, atDeclaration);
    }
}
