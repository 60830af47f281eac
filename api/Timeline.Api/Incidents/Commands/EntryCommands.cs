using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record LogEntryInput(
    Guid? CommandId, string IncidentId, string Text, EntryKind Kind, Instant? OccurredAt, Instant? OccurredUntil, Precision Precision, string? Zone, string? Author, AmendsInput? Amends, IReadOnlyList<string>? Tags) : IRecordingInput;

internal sealed record AmendEntryInput(
    Guid? CommandId, string IncidentId, string EntryId, string? Text, Instant? OccurredAt, Instant? OccurredUntil, Precision? Precision, string Reason) : IIncidentInput;

internal sealed record RedactInput(Guid? CommandId, string IncidentId, string Id, string Reason) : IIncidentInput;

internal sealed record RemoveEntryInput(Guid? CommandId, string IncidentId, string EntryId, string Reason) : IIncidentInput;

/// <summary>Entries and their corrections.</summary>
internal static class EntryCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<LogEntryInput>("logEntry", (incident, input, on) => LogEntry.Decide(
            incident, new(on.Id, on.Now, input.Text, input.Kind, new(input.OccurredAt, input.Precision, input.OccurredUntil, input.Zone, input.Author), input.Tags)));
        commands.Add<AmendEntryInput>(
            "amendEntry",
            (incident, input, on) => AmendEntry.Decide(
                incident, new(on.Now, Ids.Entry(input.EntryId), input.Reason, input.Text, input.OccurredAt, input.Precision, input.OccurredUntil)),
            about: input => Ids.Entry(input.EntryId));
        commands.Add<RemoveEntryInput>(
            "retractEntry",
            (incident, input, on) => RetractEntry.Decide(incident, new(on.Now, Ids.Entry(input.EntryId), input.Reason)),
            about: input => Ids.Entry(input.EntryId));
        commands.Add<RemoveEntryInput>(
            "redactEntry",
            (incident, input, _) => RedactEntry.Decide(incident, new(Ids.Entry(input.EntryId), input.Reason)),
            about: input => Ids.Entry(input.EntryId),
            Permission.Administer);
        commands.Add<RedactInput>("redact", (incident, input, on) => Redact(incident, Ids.Part(input.Id), input.Reason, on), permission: Permission.Administer);
    }

    private static Decision<IncidentEvent> Redact(Incident incident, Guid id, string reason, CommandContext on) =>
        id == on.Incident.Value ? RedactTitle.Decide(incident, new(reason))
        : incident.Lessons.ContainsKey(new(id)) ? RedactLesson.Decide(incident, new(new(id), reason))
        : incident.ActionItems.ContainsKey(new(id)) ? RedactActionItem.Decide(incident, new(new(id), reason))
        : RedactEntry.Decide(incident, new(new(id), reason));
}
