using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RaiseHypothesisInput(Guid? CommandId, string IncidentId, string Statement, string? RaisedBy, Instant? OccurredAt, Precision Precision) : IIncidentInput;

internal sealed record RaiseHypothesisPayload(IncidentRecord? Incident, Hypothesis? Hypothesis, Rejection? Error);

internal static class RaiseHypothesisMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<RaiseHypothesisInput>("RaiseHypothesisInput");
        schema.Object<RaiseHypothesisPayload>("RaiseHypothesisPayload").Properties();
        schema.Mutation("raiseHypothesis", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<RaiseHypothesisInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => RaiseHypothesis.Decide(
                incident, new RaiseHypothesis(command.Id, command.Now, input.Statement, new SaidTime(input.OccurredAt, input.Precision), input.RaisedBy)),
            cancellation);
        return new RaiseHypothesisPayload(outcome.Record, outcome.MadeHypothesis, outcome.Rejection);
    }
}
