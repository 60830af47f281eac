using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Says that it is over. Need not have been mitigated before.</summary>
/// <param name="Text">What was done. Null: not said.</param>
public sealed record ResolveIncident(Guid CommandId, Instant Now, SaidTime When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, ResolveIncident command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (StatusRules.Past(incident, IncidentStatus.Resolved) is { } past)
            return past;

        var checks = new Checks();
        var when = checks.When(command.When, incident.Zone, command.Now);
        var text = checks.OptionalText("text", command.Text);
        if (checks.Problem is { } problem)
            return problem;

        return new StatusChanged(made, when, incident.Status, IncidentStatus.Resolved, text);
    }
}
