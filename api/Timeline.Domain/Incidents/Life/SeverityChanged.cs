using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The incident is worse than was thought, or less bad. Of several the one recorded last counts.</summary>
/// <param name="Reason">Why. Null: not said.</param>
public sealed record SeverityChanged(EntryId EntryId, Occurrence When, Severity From, Severity To, string? Reason = null, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.SeverityChange;

    string IOnTimeline.Label => "Severity";

    string IOnTimeline.Wording => Reason ?? $"Severity {(To < From ? "raised" : "lowered")} from {Say.Name(From)} to {Say.Name(To)}.";

    string? IOnTimeline.Text => Reason;

    IReadOnlyList<string?> IOnTimeline.Typed => [Reason, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => [Named("severity", "severity", To), Named("from", "before", From)];

    // Written as everywhere: SEV2, not sev2.
    private static EntryFact Named(string name, string label, Severity severity) => new(name, label, Say.Name(severity), Say.Name(severity));

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Without(Reason), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>It turned out to be real, or a drill. Of several the one recorded last counts.</summary>
/// <param name="Reason">Why. Null: not said.</param>
public sealed record KindChanged(EntryId EntryId, Occurrence When, IncidentKind From, IncidentKind To, string? Reason = null, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.KindChange;

    string IOnTimeline.Label => "Kind";

    string IOnTimeline.Wording => Reason ?? (To == IncidentKind.Drill ? "It is a drill." : "It is no drill: it is real.");

    string? IOnTimeline.Text => Reason;

    IReadOnlyList<string?> IOnTimeline.Typed => [Reason, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts =>
        EntryFact.List(EntryFact.OneOf<IncidentKind>("kind", "kind", To), EntryFact.OneOf<IncidentKind>("from", "before", From));

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Without(Reason), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>The incident has another zone of its own. What was said in the old one keeps it. Of several the one recorded last counts.</summary>
/// <param name="NewZone">A tz database name.</param>
/// <param name="Reason">Why. Null: not said.</param>
public sealed record ZoneChanged(EntryId EntryId, Occurrence When, string NewZone, string? Reason = null, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ZoneChange;

    string IOnTimeline.Label => "Time zone";

    string IOnTimeline.Wording => Reason ?? $"The incident's time zone is {NewZone} now.";

    string? IOnTimeline.Text => Reason;

    IReadOnlyList<string?> IOnTimeline.Typed => [Reason, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Text("zone", "time zone", NewZone));

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Without(Reason), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says what the incident is, where that was thought otherwise: how bad, whether real, or where. Exactly one of them. Welcome after closing too.</summary>
/// <param name="Reason">Why. Null: not said.</param>
public sealed record Reassess(
    Guid CommandId, Instant Now, Said When, string? Reason, Severity? Severity = null, IncidentKind? Kind = null, string? Zone = null)
{
    /// <summary>Yields no events when that is what the incident is said to be.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, Reassess command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var reason = checks.OptionalText("reason", command.Reason, Limits.Reason);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var zone = command.Zone is null ? incident.Zone : checks.Zone("zone", command.Zone);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;
        if (incident.Amending is null && (command.Severity ?? incident.Severity) == incident.Severity && (command.Kind ?? incident.Kind) == incident.Kind && zone == incident.Zone)
            return Decision.Nothing;

        // What is recorded anew was said of the incident as it was then.
        var recorded = incident.Amending is { } id ? incident.Entries[id].Origin : null;
        return (command.Severity, command.Kind) switch
        {
            ({ } severity, _) => new SeverityChanged(made, when, (recorded as SeverityChanged)?.From ?? incident.Severity, severity, reason, author),
            (_, { } kind) => new KindChanged(made, when, (recorded as KindChanged)?.From ?? incident.Kind, kind, reason, author),
            _ => new ZoneChanged(made, when, zone, reason, author),
        };
    }
}
