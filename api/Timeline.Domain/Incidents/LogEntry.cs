using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Adds an entry to the timeline.</summary>
/// <param name="Kind">Note to Ticket. The other kinds have commands of their own.</param>
/// <param name="Author">Who did or saw it. Null: whoever records it.</param>
public sealed record LogEntry(Guid CommandId, Instant Now, string Text, EntryKind Kind, SaidTime When, string? Author = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, LogEntry command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        if (command.Kind > EntryKind.Ticket)
            checks.Fail(RejectionCode.NotAllowed, $"kind {Say.Name(command.Kind)} is not logged but recorded by a command of its own. Choose one of NOTE, OBSERVATION, ACTION, COMMUNICATION, VENDOR, FEEDBACK, REPORT and TICKET.", "kind");

        var text = checks.Text("text", command.Text);
        var when = checks.When(command.When, incident.Zone, command.Now);
        var author = checks.OptionalLine("author", command.Author);
        if (checks.Problem is { } problem)
            return problem;

        return new EntryLogged(made, when, command.Kind, text, author);
    }
}
