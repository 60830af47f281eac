using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Puts a theory forward. Its id is that of its entry.</summary>
/// <param name="RaisedBy">Who holds it. Null: whoever records it.</param>
public sealed record RaiseHypothesis(Guid CommandId, Instant Now, string Statement, SaidTime When, string? RaisedBy = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, RaiseHypothesis command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var statement = checks.Text("statement", command.Statement);
        var raisedBy = checks.OptionalLine("raisedBy", command.RaisedBy);
        var when = checks.When(command.When, incident.Zone, command.Now);
        if (checks.Problem is { } problem)
            return problem;

        return new HypothesisRaised(made, when, statement, raisedBy);
    }
}
