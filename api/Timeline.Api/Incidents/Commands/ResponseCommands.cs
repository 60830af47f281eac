using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RecordContactAttemptInput(
    Guid? CommandId, string IncidentId, string Who, ContactRung Rung, Channel Channel, ContactOutcome Outcome, Instant? OccurredAt, Precision Precision, string? Text, string? Author, AmendsInput? Amends) : IRecordingInput;

internal sealed record EngageResponderInput(
    Guid? CommandId, string IncidentId, string? Who, string? How, Instant? OccurredAt, Precision Precision, string? Text, string? Author, AmendsInput? Amends, string? PersonId)
    : IRecordingInput, INamingInput
{
    public IEnumerable<string?> PersonIds => [PersonId];
}

internal sealed record SendUpdateInput(
    Guid? CommandId, string IncidentId, Audience Audience, Channel Channel, string Text, string? WhatNext, Instant? NextUpdateDue, Instant? OccurredAt, Precision Precision, string? Author, AmendsInput? Amends,
    IReadOnlyList<string>? ChannelIds, bool SendAnyway, string? SendAnywayReason) : IRecordingInput;

/// <summary>Who was called, who came, who was told.</summary>
internal static class ResponseCommands
{
    public static void Bind(IncidentCommands commands)
    {
        commands.Add<RecordContactAttemptInput>("recordContactAttempt", (incident, input, on) => RecordContactAttempt.Decide(
            incident, new(on.Id, on.Now, input.Who, input.Rung, input.Channel, input.Outcome, input.Said(), input.Text)));
        commands.Add<EngageResponderInput>("engageResponder", (incident, input, on) =>
        {
            var who = on.Person(input.Who, input.PersonId, "personId");
            return EngageResponder.Decide(incident, new(on.Id, on.Now, who.Who, input.Said(), input.How, input.Text, who.PersonId));
        });
        commands.Add<SendUpdateInput>(
            "sendUpdate",
            (incident, input, on) => SendUpdate.Decide(
                incident,
                new(
                    on.Id, on.Now, input.Audience, input.Channel, input.Text, input.Said(), input.WhatNext, input.NextUpdateDue,
                    CatalogueIds.Read(input.ChannelIds, "channelIds", id => new ChannelId(id)), input.SendAnyway, input.SendAnywayReason),
                on.Catalogue),
            byCatalogue: true);
    }
}
