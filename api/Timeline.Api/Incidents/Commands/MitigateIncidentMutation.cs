using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record MitigateIncidentInput(Guid? CommandId, string IncidentId, string? Text, Instant? OccurredAt, Precision Precision, long? ExpectedVersion) : IIncidentInput;

internal sealed record MitigateIncidentPayload(IncidentRecord? Incident, TimelineEntry? Entry, Rejection? Error);

internal static class MitigateIncidentMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<MitigateIncidentInput>("MitigateIncidentInput");
        schema.Object<MitigateIncidentPayload>("MitigateIncidentPayload").Properties();
        schema.Mutation("mitigateIncident", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<MitigateIncidentInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => MitigateIncident.Decide(
                incident, new MitigateIncident(command.Id, command.Now, new SaidTime(input.OccurredAt, input.Precision), input.Text)),
            cancellation, input.ExpectedVersion);
        return new MitigateIncidentPayload(outcome.Record, outcome.MadeEntry, outcome.Rejection);
    }
}
