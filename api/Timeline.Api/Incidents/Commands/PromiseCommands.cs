using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record GiveEtaInput(
    Guid? CommandId, string IncidentId, Instant By, Instant? ByLatest, string? For, string? GivenBy, string? Basis, string? Text, Instant? OccurredAt, Precision Precision, AmendsInput? Amends) : IRecordingInput
{
    string? IRecordingInput.Author => GivenBy;
}

internal sealed record RecordEtaMetInput(
    Guid? CommandId, string IncidentId, string EtaId, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record SetTimeBoxInput(
    Guid? CommandId, string IncidentId, Instant Deadline, string WhatThen, string? For, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record SettleTimeBoxInput(
    Guid? CommandId, string IncidentId, string TimeBoxId, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record CancelTimeBoxInput(
    Guid? CommandId, string IncidentId, string TimeBoxId, string Reason, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record RecordDemandInput(
    Guid? CommandId, string IncidentId, string FromWhom, string What, Instant By, Channel? Channel, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record MeetDemandInput(
    Guid? CommandId, string IncidentId, string DemandId, string? Text, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends) : IRecordingInput;

/// <summary>What is expected, what limits are set, what is demanded, and what becomes of each.</summary>
internal static class PromiseCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<GiveEtaInput>("giveEta", (incident, input, on) => GiveEta.Decide(
            incident, new(on.Id, on.Now, input.By, input.Said(), input.ByLatest, input.For, input.GivenBy, input.Basis, input.Text)));
        commands.Add<RecordEtaMetInput>("recordEtaMet", (incident, input, on) => RecordEtaMet.Decide(
            incident, new(on.Id, on.Now, Ids.Promise(input.EtaId, "etaId"), input.Said(), input.Text)));
        commands.Add<SetTimeBoxInput>("setTimeBox", (incident, input, on) => SetTimeBox.Decide(
            incident, new(on.Id, on.Now, input.Deadline, input.WhatThen, input.Said(), input.For, input.Text)));
        AddSettling("meetTimeBox", TimeBoxEnd.Met);
        AddSettling("answerTimeBox", TimeBoxEnd.Answered);
        commands.Add<CancelTimeBoxInput>("cancelTimeBox", (incident, input, on) => SettleTimeBox.Decide(
            incident, new(on.Id, on.Now, Ids.Promise(input.TimeBoxId, "timeBoxId"), TimeBoxEnd.Cancelled, input.Said(), input.Reason)));
        commands.Add<RecordDemandInput>("recordDemand", (incident, input, on) => RecordDemand.Decide(
            incident, new(on.Id, on.Now, input.FromWhom, input.What, input.By, input.Said(), input.Channel, input.Text)));
        commands.Add<MeetDemandInput>("meetDemand", (incident, input, on) => MeetDemand.Decide(
            incident, new(on.Id, on.Now, Ids.Promise(input.DemandId, "demandId"), input.Said(), input.Text)));

        void AddSettling(string mutation, TimeBoxEnd end) => commands.Add<SettleTimeBoxInput>(mutation, (incident, input, on) => SettleTimeBox.Decide(
            incident, new(on.Id, on.Now, Ids.Promise(input.TimeBoxId, "timeBoxId"), end, input.Said(), input.Text)));
    }
}
