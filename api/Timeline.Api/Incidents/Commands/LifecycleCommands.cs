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
        commands.Add<SetMilestoneInput>("setMilestone", (incident, input, on) => SetMilestone.Decide(
            incident, new(on.Id, on.Now, input.Kind, input.OccurredAt, input.Precision, Ids.OptionalEntry(input.EntryId), input.Reason)));

        void AddStatus(string mutation, IncidentStatus status, Permission permission = Permission.Record) => commands.Add<ChangeStatusInput>(
            mutation, (incident, input, on) => ChangeStatus.Decide(incident, new(on.Id, on.Now, status, input.Said(), input.Text)), needs: _ => permission);
    }
}
