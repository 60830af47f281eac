using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Says what the root cause was. The first sets DIAGNOSED. Welcome after closing too.</summary>
/// <param name="Evidence">The entries that show it; at most <see cref="Limits.Evidence"/>.</param>
public sealed record NoteRootCause(Guid CommandId, Instant Now, string Text, SaidTime When, IReadOnlyList<EntryId>? Evidence = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, NoteRootCause command)
    {
        if (IncidentRules.SettledPostIncident(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var text = checks.Text("text", command.Text);
        var when = checks.When(command.When, incident.Zone, command.Now);
        if (checks.Problem is { } problem)
            return problem;
        if (IncidentRules.FindEvidence(incident, command.Evidence, out var evidence) is { } missing)
            return missing;

        return new RootCauseNoted(made, when, text, evidence);
    }
}
