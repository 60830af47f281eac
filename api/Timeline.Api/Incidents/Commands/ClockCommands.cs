using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record PauseClockInput(
    Guid? CommandId, string IncidentId, string Reason, string? Target, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ResumeClockInput(
    Guid? CommandId, string IncidentId, string PauseId, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record AssignSlaPolicyInput(
    Guid? CommandId, string IncidentId, string? PolicyId, string? Policy, int? Version, string? CustomerId, string? Customer, string Reason, Instant? OccurredAt, Precision Precision,
    string? Author, AmendsInput? Amends) : IRecordingInput;

/// <summary>When clocks of targets stand still, and by which policy they run.</summary>
internal static class ClockCommands
{
    private static RejectedException NoPolicy => new(new(RejectionCode.Required, "policy and policyId are empty. Name the policy that is to hold.", "policy"));

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
                    on.Id, on.Now, new(on.InCatalogue(CatalogueKind.Policy, input.Policy, "policy", input.PolicyId, "policyId") ?? throw NoPolicy), input.Said(), input.Reason, input.Version,
                    on.InCatalogue(CatalogueKind.Customer, input.Customer, "customer", input.CustomerId, "customerId") is { } customer ? new(customer) : null),
                on.Catalogue),
            permission: Permission.Manage,
            byCatalogue: true);
    }
}
