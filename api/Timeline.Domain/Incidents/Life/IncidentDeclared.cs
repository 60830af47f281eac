using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The incident was opened. Its short key is <c>INC-{Number}</c>.</summary>
public sealed record IncidentDeclared(int Number, string Title, Severity Severity, IncidentKind Kind, string Zone) : IncidentEvent
{
    public string Title { get; init; } = VisibleText.Line(Title);

    public override Incident ApplyTo(Incident incident) => Incident.Initial with { Number = Number, Declared = this };
}

/// <summary>Opens an incident.</summary>
/// <param name="Number">The next number of the tenant, from 1, given by whoever keeps count.</param>
/// <param name="ReportedAt">First contact, when it is known already.</param>
/// <param name="Private">Hides it from the beginning. Null: everybody sees it.</param>
/// <param name="DetectedBy">Who or what noticed it, when that is known already.</param>
/// <param name="CommandId">What the entry about its detection derives its id from.</param>
public sealed record DeclareIncident(
    Instant Now, int Number, string Title, Severity Severity = Severity.Sev3, IncidentKind Kind = IncidentKind.Real, string Zone = "UTC", Instant? ReportedAt = null,
    MakePrivate? Private = null, DetectedBy? DetectedBy = null, Guid CommandId = default)
{
    /// <summary>Yields no events for an incident that is declared already: the command was sent twice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static Decision<IncidentEvent> Decide(Incident incident, DeclareIncident command)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(command.Number, 1, nameof(command));
        if (incident.IsDeclared)
            return Decision.Nothing;

        var checks = new Checks();
        var title = checks.Line("title", command.Title, Limits.Title);
        var zone = checks.Zone("zone", command.Zone);
        if (command.ReportedAt is { } given)
            checks.Time("reportedAt", given, command.Now);
        if (checks.Problem is { } problem)
            return problem;

        var declared = new IncidentDeclared(command.Number, title, command.Severity, command.Kind, zone);
        var hidden = command.Private is { } hide ? MakePrivate.Name(declared.ApplyTo(incident), hide, EntryId.From(command.Number, hide.CommandId, 0), atDeclaration: true) : Decision.Nothing;
        if (hidden.Rejection is { } rejection)
            return rejection;

        List<IncidentEvent> events = [declared, .. hidden.Events];
        if (command.ReportedAt is { } reportedAt)
            events.Add(new MilestoneSet(MilestoneKind.Reported, new Occurrence(reportedAt, Until: null, Precision.Minute, zone), EntryId: null));

        // When it was noticed is not said by when somebody told of it.
        if (command.DetectedBy is { } by)
            events.Add(new DetectionNoted(EntryId.From(command.Number, command.CommandId, 1), new Occurrence(command.ReportedAt ?? command.Now, Until: null, Precision.Minute, zone), by, Text: null, IsTimeSaid: false));

        return events;
    }
}
