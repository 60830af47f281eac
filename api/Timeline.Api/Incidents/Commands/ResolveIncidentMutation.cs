using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record ResolveIncidentInput(Guid? CommandId, string IncidentId, string? Text, Instant? OccurredAt, Precision Precision, long? ExpectedVersion) : IIncidentInput;

internal sealed record ResolveIncidentPayload(IncidentRecord? Incident, TimelineEntry? Entry, Rejection? Error);

internal static class ResolveIncidentMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<ResolveIncidentInput>("ResolveIncidentInput");
        schema.Object<ResolveIncidentPayload>("ResolveIncidentPayload").Properties();
        schema.Mutation("resolveIncident", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<ResolveIncidentInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => ResolveIncident.Decide(
                incident, new ResolveIncident(command.Id, command.Now, new SaidTime(input.OccurredAt, input.Precision), input.Text)),
            cancellation, input.ExpectedVersion);
        return new ResolveIncidentPayload(outcome.Record, outcome.MadeEntry, outcome.Rejection);
    }
}
