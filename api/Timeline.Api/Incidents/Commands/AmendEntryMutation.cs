using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record AmendEntryInput(Guid? CommandId, string IncidentId, string EntryId, string? Text, Instant? OccurredAt, Instant? OccurredUntil, Precision? Precision, string Reason) : IIncidentInput;

internal sealed record AmendEntryPayload(IncidentRecord? Incident, TimelineEntry? Entry, Rejection? Error);

internal static class AmendEntryMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<AmendEntryInput>("AmendEntryInput");
        schema.Object<AmendEntryPayload>("AmendEntryPayload").Properties();
        schema.Mutation("amendEntry", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<AmendEntryInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => AmendEntry.Decide(
                incident, new AmendEntry(command.Now, Ids.Entry(input.EntryId), input.Reason, input.Text, input.OccurredAt, input.Precision, input.OccurredUntil)),
            cancellation);
        return new AmendEntryPayload(outcome.Record, outcome.FindEntry(input.EntryId), outcome.Rejection);
    }
}
