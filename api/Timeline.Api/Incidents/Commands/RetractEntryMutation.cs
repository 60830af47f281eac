using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RetractEntryInput(Guid? CommandId, string IncidentId, string EntryId, string Reason) : IIncidentInput;

internal sealed record RetractEntryPayload(IncidentRecord? Incident, TimelineEntry? Entry, Rejection? Error);

internal static class RetractEntryMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<RetractEntryInput>("RetractEntryInput");
        schema.Object<RetractEntryPayload>("RetractEntryPayload").Properties();
        schema.Mutation("retractEntry", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<RetractEntryInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => RetractEntry.Decide(
                incident, new RetractEntry(command.Now, Ids.Entry(input.EntryId), input.Reason)),
            cancellation);
        return new RetractEntryPayload(outcome.Record, outcome.FindEntry(input.EntryId), outcome.Rejection);
    }
}
