using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record PauseClockInput(
    Guid? CommandId, string IncidentId, string Reason, string? Target, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ResumeClockInput(
    Guid? CommandId, string IncidentId, string PauseId, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record AssignSlaPolicyInput(
    Guid? CommandId, string IncidentId, string PolicyId, int? Version, string? CustomerId, string Reason, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

/// <summary>When clocks of targets stand still, and by which policy they run.</summary>
internal static class ClockCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<PauseClockInput>(
            "pauseClock",
            (incident, input, on) => PauseClock.Decide(
                incident, new(on.Id, on.Now, input.Reason, input.Said(), input.Target, input.Text), on.Record is { } record ? record.SlaPolicies(on.Catalogue) : []),
            byCatalogue: true);
        commands.Add<ResumeClockInput>("resumeClock", (incident, input, on) => ResumeClock.Decide(
            incident, new(on.Id, on.Now, Ids.Promise(input.PauseId, "pauseId"), input.Said(), input.Text)));
        commands.Add<AssignSlaPolicyInput>(
            "assignSlaPolicy",
            (incident, input, on) => AssignSlaPolicy.Decide(
                incident,
                new(
                    on.Id, on.Now, new(CatalogueIds.Read(input.PolicyId, "policyId")), input.Said(), input.Reason, input.Version,
                    input.CustomerId is { } customer ? new(CatalogueIds.Read(customer, "customerId")) : null),
                on.Catalogue),
            permission: Permission.Manage,
            byCatalogue: true);
    }
}
