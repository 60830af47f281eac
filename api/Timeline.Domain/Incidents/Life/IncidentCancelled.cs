using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The incident was declared by mistake, or twice. It stays in the record and goes from lists, figures and the library of lessons; its status is as it was.</summary>
public sealed record IncidentCancelled(EntryId EntryId, Occurrence When, string Reason, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Cancellation;

    string IOnTimeline.Label => "Cancelled";

    string IOnTimeline.Wording => Reason;

    string? IOnTimeline.Text => Reason;

    IReadOnlyList<string?> IOnTimeline.Typed => [Reason, Author];

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>It was an incident after all.</summary>
public sealed record CancellationWithdrawn(EntryId EntryId, Occurrence When, string Reason, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.CancellationWithdrawn;

    string IOnTimeline.Label => "Not cancelled after all";

    string IOnTimeline.Wording => Reason;

    string? IOnTimeline.Text => Reason;

    IReadOnlyList<string?> IOnTimeline.Typed => [Reason, Author];

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says that the incident was declared by mistake. Whatever its status; closed ones too.</summary>
/// <param name="Reason">Why.</param>
public sealed record CancelIncident(Guid CommandId, Instant Now, string Reason, Said When)
{
    public static Decision<IncidentEvent> Decide(Incident incident, CancelIncident command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (incident.Amending is null && incident.Cancelled is { } cancelled)
            return new Rejection(RejectionCode.AlreadyInStatus, $"{incident.Key} has been cancelled since {Say.Time(cancelled.When.At)}. To correct the reason or the time, amend that entry.");

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var author = checks.Author(command.When, incident);
        return checks.Problem is { } problem ? problem : new IncidentCancelled(made, when, reason, author);
    }
}

/// <summary>Opens an incident again that was over, closed or cancelled.</summary>
/// <param name="Reason">Why.</param>
/// <param name="To">Any before RESOLVED. Null: ENGAGED when somebody had hands on it, else DECLARED.</param>
public sealed record ReopenIncident(Guid CommandId, Instant Now, string Reason, Said When, IncidentStatus? To = null)
{
    /// <summary>Yields the change of status, and what undoes the cancellation: the one that applies, or both. Welcome after closing.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, ReopenIncident command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var to = command.To ?? Standard(incident);
        var ofCancellation = incident.Amending is { } id && incident.Entries[id].Origin is CancellationWithdrawn;
        if (incident.Amending is not null && !ofCancellation)
            return ChangeStatus.Decide(incident, new(command.CommandId, command.Now, to, command.When, command.Reason, MayGoBack: true));
        if (to >= IncidentStatus.Resolved)
            return new Rejection(RejectionCode.NotAllowed, $"to is {Say.Name(to)}, which is not open. Name DECLARED, ENGAGED or MITIGATED.", "to");

        var isOver = !ofCancellation && incident.Status >= IncidentStatus.Resolved;
        if (!isOver && incident.Cancelled is null && !ofCancellation)
            return new Rejection(RejectionCode.AlreadyInStatus, $"{incident.Key} is open: its status is {Say.Words(incident.Status)}. To take it back further, change its status.");

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        var events = new List<IncidentEvent>();
        if (isOver)
            events.Add(new StatusChanged(made, when, incident.Status, to, reason, author));
        if (incident.Cancelled is not null || ofCancellation)
            events.Add(new CancellationWithdrawn(isOver ? EntryId.From(incident.Number, command.CommandId, 1) : made, when, reason, author));
        return events;
    }

    /// <summary>Where an incident is when it is open again: somebody has hands on it if somebody had.</summary>
    internal static IncidentStatus Standard(Incident incident) =>
        incident.KnownMilestone(MilestoneKind.Engaged) is null ? IncidentStatus.Declared : IncidentStatus.Engaged;
}
