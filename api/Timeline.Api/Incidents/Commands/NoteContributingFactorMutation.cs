using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record NoteContributingFactorInput(Guid? CommandId, string IncidentId, string Text, IReadOnlyList<string>? Evidence, Instant? OccurredAt, Precision Precision) : IIncidentInput;

internal sealed record NoteContributingFactorPayload(IncidentRecord? Incident, Cause? Cause, Rejection? Error);

internal static class NoteContributingFactorMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<NoteContributingFactorInput>("NoteContributingFactorInput");
        schema.Object<NoteContributingFactorPayload>("NoteContributingFactorPayload").Properties();
        schema.Mutation("noteContributingFactor", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<NoteContributingFactorInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => NoteContributingFactor.Decide(
                incident, new NoteContributingFactor(command.Id, command.Now, input.Text, new SaidTime(input.OccurredAt, input.Precision), Ids.Entries(input.Evidence))),
            cancellation);
        return new NoteContributingFactorPayload(outcome.Record, outcome.MadeCause, outcome.Rejection);
    }
}
