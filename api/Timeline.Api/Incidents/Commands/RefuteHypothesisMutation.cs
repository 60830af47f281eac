using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RefuteHypothesisInput(Guid? CommandId, string IncidentId, string HypothesisId, string Because, Instant? OccurredAt, Precision Precision) : IIncidentInput;

internal sealed record RefuteHypothesisPayload(IncidentRecord? Incident, Hypothesis? Hypothesis, Rejection? Error);

internal static class RefuteHypothesisMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<RefuteHypothesisInput>("RefuteHypothesisInput");
        schema.Object<RefuteHypothesisPayload>("RefuteHypothesisPayload").Properties();
        schema.Mutation("refuteHypothesis", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<RefuteHypothesisInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => RefuteHypothesis.Decide(
                incident, new RefuteHypothesis(command.Id, command.Now, Ids.Hypothesis(input.HypothesisId), input.Because, new SaidTime(input.OccurredAt, input.Precision))),
            cancellation);
        return new RefuteHypothesisPayload(outcome.Record, outcome.FindHypothesis(input.HypothesisId), outcome.Rejection);
    }
}
