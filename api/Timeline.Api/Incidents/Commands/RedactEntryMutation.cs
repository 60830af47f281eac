using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RedactEntryInput(Guid? CommandId, string IncidentId, string EntryId, string Reason) : IIncidentInput;

internal sealed record RedactEntryPayload(IncidentRecord? Incident, TimelineEntry? Entry, Rejection? Error);

internal static class RedactEntryMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<RedactEntryInput>("RedactEntryInput");
        schema.Object<RedactEntryPayload>("RedactEntryPayload").Properties();
        schema.Mutation("redactEntry", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<RedactEntryInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, _) => RedactEntry.Decide(incident, new RedactEntry(Ids.Entry(input.EntryId), input.Reason)),
            cancellation,
            permission: Permission.Administer);
        return new RedactEntryPayload(outcome.Record, outcome.FindEntry(input.EntryId), outcome.Rejection);
    }
}
