using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record ConfirmHypothesisInput(Guid? CommandId, string IncidentId, string HypothesisId, string Because, Instant? OccurredAt, Precision Precision) : IIncidentInput;

internal sealed record ConfirmHypothesisPayload(IncidentRecord? Incident, Hypothesis? Hypothesis, Rejection? Error);

internal static class ConfirmHypothesisMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<ConfirmHypothesisInput>("ConfirmHypothesisInput");
        schema.Object<ConfirmHypothesisPayload>("ConfirmHypothesisPayload").Properties();
        schema.Mutation("confirmHypothesis", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<ConfirmHypothesisInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => ConfirmHypothesis.Decide(
                incident, new ConfirmHypothesis(command.Id, command.Now, Ids.Hypothesis(input.HypothesisId), input.Because, new SaidTime(input.OccurredAt, input.Precision))),
            cancellation);
        return new ConfirmHypothesisPayload(outcome.Record, outcome.FindHypothesis(input.HypothesisId), outcome.Rejection);
    }
}
