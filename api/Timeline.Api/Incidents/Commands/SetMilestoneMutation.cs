using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record SetMilestoneInput(Guid? CommandId, string IncidentId, MilestoneKind Kind, Instant? OccurredAt, Precision Precision, string? EntryId, string? Reason) : IIncidentInput;

internal sealed record SetMilestonePayload(IncidentRecord? Incident, Rejection? Error);

internal static class SetMilestoneMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<SetMilestoneInput>("SetMilestoneInput");
        schema.Object<SetMilestonePayload>("SetMilestonePayload").Properties();
        schema.Mutation("setMilestone", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<SetMilestoneInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => SetMilestone.Decide(
                incident, new SetMilestone(command.Id, command.Now, input.Kind, input.OccurredAt, input.Precision, Ids.OptionalEntry(input.EntryId), input.Reason)),
            cancellation);
        return new SetMilestonePayload(outcome.Record, outcome.Rejection);
    }
}
