using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record ChangeStatusInput(
    Guid? CommandId, string IncidentId, string? Text, Instant? OccurredAt, Precision Precision, long? ExpectedVersion, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ChangeStatusToInput(
    Guid? CommandId, string IncidentId, IncidentStatus To, string? Text, Instant? OccurredAt, Precision Precision, long? ExpectedVersion, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ReopenIncidentInput(
    Guid? CommandId, string IncidentId, string Reason, IncidentStatus? To, Instant? OccurredAt, Precision Precision, long? ExpectedVersion, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record CancelIncidentInput(
    Guid? CommandId, string IncidentId, string Reason, Instant? OccurredAt, Precision Precision, long? ExpectedVersion, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ChangeTitleInput(
    Guid? CommandId, string IncidentId, string Title, string? Reason, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ChangeSeverityInput(
    Guid? CommandId, string IncidentId, Severity Severity, string? Reason, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ChangeKindInput(
    Guid? CommandId, string IncidentId, IncidentKind Kind, string? Reason, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ChangeZoneInput(
    Guid? CommandId, string IncidentId, string Zone, string? Reason, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record NoteDetectionInput(
    Guid? CommandId, string IncidentId, DetectedBy By, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record SetMilestoneInput(Guid? CommandId, string IncidentId, MilestoneKind Kind, Instant? OccurredAt, Precision Precision, string? EntryId, string? Reason) : IIncidentInput;

/// <summary>How far an incident has come.</summary>
internal static class LifecycleCommands
{
    public static void Bind(IncidentCommands commands)
    {
        AddStatus("mitigateIncident", IncidentStatus.Mitigated);
        AddStatus("resolveIncident", IncidentStatus.Resolved);
        AddStatus("closeIncident", IncidentStatus.Closed, Permission.Manage);
        commands.Add<ChangeStatusToInput>(
            "changeStatus",
            (incident, input, on) => ChangeStatus.Decide(incident, new(on.Id, on.Now, input.To, input.Said(), input.Text, MayGoBack: true)),
            needs: input => input.To == IncidentStatus.Closed ? Permission.Manage : Permission.Record);
        commands.Add<ReopenIncidentInput>("reopenIncident", (incident, input, on) => ReopenIncident.Decide(
            incident, new(on.Id, on.Now, input.Reason, input.Said(), input.To)));
        commands.Add<CancelIncidentInput>("cancelIncident", (incident, input, on) => CancelIncident.Decide(
            incident, new(on.Id, on.Now, input.Reason, input.Said())));
        commands.Add<ChangeTitleInput>("changeTitle", (incident, input, on) => ChangeTitle.Decide(
            incident, new(on.Id, on.Now, input.Title, input.Said(), input.Reason)));
        commands.Add<ChangeSeverityInput>("changeSeverity", (incident, input, on) => Reassess.Decide(
            incident, new(on.Id, on.Now, input.Said(), input.Reason, Severity: input.Severity)));
        commands.Add<ChangeKindInput>("changeKind", (incident, input, on) => Reassess.Decide(
            incident, new(on.Id, on.Now, input.Said(), input.Reason, Kind: input.Kind)));
        commands.Add<ChangeZoneInput>("changeZone", (incident, input, on) => Reassess.Decide(
            incident, new(on.Id, on.Now, input.Said(), input.Reason, Zone: input.Zone)));
        commands.Add<NoteDetectionInput>("noteDetection", (incident, input, on) => NoteDetection.Decide(
            incident, new(on.Id, on.Now, input.By, input.Said(), input.Text)));
        commands.Add<SetMilestoneInput>("setMilestone", (incident, input, on) => SetMilestone.Decide(
            incident, new(on.Id, on.Now, input.Kind, input.OccurredAt, input.Precision, Ids.OptionalEntry(input.EntryId), input.Reason)));

        void AddStatus(string mutation, IncidentStatus status, Permission permission = Permission.Record) => commands.Add<ChangeStatusInput>(
            mutation, (incident, input, on) => ChangeStatus.Decide(incident, new(on.Id, on.Now, status, input.Said(), input.Text)), needs: _ => permission);
    }
}
