using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Records that somebody tried to get hold of somebody, and how it went.</summary>
/// <param name="Text">What was said. Null: nothing noted.</param>
public sealed record RecordContactAttempt(
    Guid CommandId, Instant Now, string Who, ContactRung Rung, Channel Channel, ContactOutcome Outcome, SaidTime When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RecordContactAttempt command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var who = checks.Line("who", command.Who);
        var when = checks.When(command.When, incident.Zone, command.Now);
        var text = checks.OptionalText("text", command.Text);
        if (checks.Problem is { } problem)
            return problem;

        return new ContactAttempted(made, when, who, command.Rung, command.Channel, command.Outcome, text);
    }
}
