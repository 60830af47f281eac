using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record EngageResponderInput(Guid? CommandId, string IncidentId, string Who, string? How, Instant? OccurredAt, Precision Precision, string? Text) : IIncidentInput;

internal sealed record EngageResponderPayload(IncidentRecord? Incident, TimelineEntry? Entry, Rejection? Error);

internal static class EngageResponderMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<EngageResponderInput>("EngageResponderInput");
        schema.Object<EngageResponderPayload>("EngageResponderPayload").Properties();
        schema.Mutation("engageResponder", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<EngageResponderInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => EngageResponder.Decide(
                incident, new EngageResponder(command.Id, command.Now, input.Who, new SaidTime(input.OccurredAt, input.Precision), input.How, input.Text)),
            cancellation);
        return new EngageResponderPayload(outcome.Record, outcome.MadeEntry, outcome.Rejection);
    }
}
