using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record SendUpdateInput(
    Guid? CommandId, string IncidentId, Audience Audience, Channel Channel, string Text, string? WhatNext, Instant? NextUpdateDue, Instant? OccurredAt, Precision Precision) : IIncidentInput;

internal sealed record SendUpdatePayload(IncidentRecord? Incident, TimelineEntry? Entry, Rejection? Error);

internal static class SendUpdateMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<SendUpdateInput>("SendUpdateInput");
        schema.Object<SendUpdatePayload>("SendUpdatePayload").Properties();
        schema.Mutation("sendUpdate", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<SendUpdateInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => SendUpdate.Decide(
                incident, new SendUpdate(
                command.Id, command.Now, input.Audience, input.Channel, input.Text, new SaidTime(input.OccurredAt, input.Precision), input.WhatNext, input.NextUpdateDue)),
            cancellation);
        return new SendUpdatePayload(outcome.Record, outcome.MadeEntry, outcome.Rejection);
    }
}
