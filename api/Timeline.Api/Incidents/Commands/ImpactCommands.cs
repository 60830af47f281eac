using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record StartImpactInput(
    Guid? CommandId, string IncidentId, string Service, string? ServiceId, ImpactLevel Level, string? Segment, string? SegmentId, string? Customer, string? CustomerId, int? Affected, string? Text,
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
        commands.Add<StartImpactInput>("startImpact", (incident, input, on) => StartImpact.Decide(incident, new(
            on.Id, on.Now, input.Service, input.Said(), input.Level, input.Segment, input.Customer, input.Affected, input.Text,
            Ids.InCatalogue(input.ServiceId, "serviceId"), Ids.InCatalogue(input.SegmentId, "segmentId"), Ids.InCatalogue(input.CustomerId, "customerId"))));
        commands.Add<ChangeImpactInput>("changeImpact", (incident, input, on) => ChangeImpact.Decide(
            incident, new(on.Id, on.Now, Ids.Impact(input.ImpactId), input.Said(), input.Level, input.Affected, input.Text)));
        commands.Add<EndImpactInput>("endImpact", (incident, input, on) => EndImpact.Decide(
            incident, new(on.Id, on.Now, Ids.Impact(input.ImpactId), input.Said(), input.Text)));
        commands.Add<AssessDataLossInput>("assessDataLoss", (incident, input, on) => AssessDataLoss.Decide(
            incident, new(on.Id, on.Now, input.Said(), input.LastGoodCopy, input.LossFrom, input.RecoveredTo, input.None, input.Text)));
        commands.Add<ReachRecoveryStageInput>("reachRecoveryStage", (incident, input, on) => ReachRecoveryStage.Decide(
            incident, new(on.Id, on.Now, input.Stage, input.WhatWorks, input.Said(), input.ForWhom)));
    }
}
