using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record ChangeStatusInput(
    Guid? CommandId, string IncidentId, string? Text, Instant? OccurredAt, Precision Precision, long? ExpectedVersion, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record SetMilestoneInput(Guid? CommandId, string IncidentId, MilestoneKind Kind, Instant? OccurredAt, Precision Precision, string? EntryId, string? Reason) : IIncidentInput;

/// <summary>How far an incident has come.</summary>
internal static class LifecycleCommands
{
    public static void Bind(IncidentCommands commands)
    {
        AddStatus("mitigateIncident", IncidentStatus.Mitigated);
        AddStatus("resolveIncident", IncidentStatus.Resolved);
        commands.Add<SetMilestoneInput>("setMilestone", (incident, input, on) => SetMilestone.Decide(
            incident, new(on.Id, on.Now, input.Kind, input.OccurredAt, input.Precision, Ids.OptionalEntry(input.EntryId), input.Reason)));

        void AddStatus(string mutation, IncidentStatus status) => commands.Add<ChangeStatusInput>(mutation, (incident, input, on) => ChangeStatus.Decide(
            incident, new(on.Id, on.Now, status, input.Said(), input.Text)));
    }
}
