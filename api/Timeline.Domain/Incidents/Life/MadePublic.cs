using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Everybody who is signed in sees the incident again, what was recorded while it was private too.</summary>
public sealed record MadePublic(EntryId EntryId, Occurrence When, string Reason) : IncidentEvent, IAccessChange
{
    string IOnTimeline.Label => "Made public";

    string IOnTimeline.Wording => $"No longer private: {Reason}";

    IReadOnlyList<string?> IOnTimeline.Typed => [Reason];

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) => incident.Add(this) with { Named = null };
}

/// <summary>Shows the incident to everybody again. Only a manager who is named may send it, which is for the caller to see to.</summary>
public sealed record MakePublic(Guid CommandId, Instant Now, string Reason)
{
    public static Decision<IncidentEvent> Decide(Incident incident, MakePublic command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (AccessRules.Public(incident) is { } isPublic)
            return isPublic;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        var when = checks.When(Said.Now, incident.Zone, command.Now);
        return checks.Problem is { } problem ? problem : new MadePublic(made, when, reason);
    }
}
