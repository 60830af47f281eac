using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Says that a theory is wrong.</summary>
/// <param name="Because">What shows it.</param>
public sealed record RefuteHypothesis(Guid CommandId, Instant Now, EntryId Hypothesis, string Because, SaidTime When)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RefuteHypothesis command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (HypothesisRules.FindOpen(incident, command.Hypothesis) is { } refused)
            return refused;

        var checks = new Checks();
        var because = checks.Text("because", command.Because);
        var when = checks.When(command.When, incident.Zone, command.Now);
        if (checks.Problem is { } problem)
            return problem;

        return new HypothesisRefuted(made, when, command.Hypothesis, because);
    }
}
