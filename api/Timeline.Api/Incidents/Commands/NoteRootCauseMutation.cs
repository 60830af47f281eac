using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record NoteRootCauseInput(Guid? CommandId, string IncidentId, string Text, IReadOnlyList<string>? Evidence, Instant? OccurredAt, Precision Precision) : IIncidentInput;

internal sealed record NoteRootCausePayload(IncidentRecord? Incident, Cause? Cause, Rejection? Error);

internal static class NoteRootCauseMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<NoteRootCauseInput>("NoteRootCauseInput");
        schema.Object<NoteRootCausePayload>("NoteRootCausePayload").Properties();
        schema.Mutation("noteRootCause", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<NoteRootCauseInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => NoteRootCause.Decide(
                incident, new NoteRootCause(command.Id, command.Now, input.Text, new SaidTime(input.OccurredAt, input.Precision), Ids.Entries(input.Evidence))),
            cancellation);
        return new NoteRootCausePayload(outcome.Record, outcome.MadeCause, outcome.Rejection);
    }
}
