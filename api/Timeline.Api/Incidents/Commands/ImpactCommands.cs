using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record StartImpactInput(
    Guid? CommandId, string IncidentId, string? Service, string? ServiceId, ImpactLevel Level, string? Segment, string? SegmentId, string? Customer, string? CustomerId, int? Affected, string? Text,
    Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ChangeImpactInput(
    Guid? CommandId, string IncidentId, string ImpactId, ImpactLevel? Level, int? Affected, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record EndImpactInput(
    Guid? CommandId, string IncidentId, string ImpactId, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record AssessDataLossInput(
    Guid? CommandId, string IncidentId, Instant? LastGoodCopy, Instant? LossFrom, Instant? RecoveredTo, bool None, string? Text,
    Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record ReachRecoveryStageInput(
    Guid? CommandId, string IncidentId, string Stage, string WhatWorks, string? ForWhom, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

/// <summary>What suffered, what was lost, and how it came back.</summary>
internal static class ImpactCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<StartImpactInput>("startImpact", Start, byCatalogue: true);
        commands.Add<ChangeImpactInput>("changeImpact", (incident, input, on) => ChangeImpact.Decide(
            incident, new(on.Id, on.Now, Ids.Impact(input.ImpactId), input.Said(), input.Level, input.Affected, input.Text)));
        commands.Add<EndImpactInput>("endImpact", (incident, input, on) => EndImpact.Decide(
            incident, new(on.Id, on.Now, Ids.Impact(input.ImpactId), input.Said(), input.Text)));
        commands.Add<AssessDataLossInput>("assessDataLoss", (incident, input, on) => AssessDataLoss.Decide(
            incident, new(on.Id, on.Now, input.Said(), input.LastGoodCopy, input.LossFrom, input.RecoveredTo, input.None, input.Text)));
        commands.Add<ReachRecoveryStageInput>("reachRecoveryStage", (incident, input, on) => ReachRecoveryStage.Decide(
            incident, new(on.Id, on.Now, input.Stage, input.WhatWorks, input.Said(), input.ForWhom)));
    }

    private static Decision<IncidentEvent> Start(Incident incident, StartImpactInput input, CommandContext on)
    {
        var service = on.Catalogued<Service>(input.Service, input.ServiceId, "serviceId");
        var segment = on.Catalogued<CustomerSegment>(input.Segment, input.SegmentId, "segmentId");
        var customer = on.Catalogued<Customer>(input.Customer, input.CustomerId, "customerId");
        return StartImpact.Decide(incident, new(
            on.Id, on.Now, service.Name ?? "", input.Said(), input.Level, segment.Name, customer.Name, input.Affected, input.Text, service.Id, segment.Id, customer.Id));
    }
}
