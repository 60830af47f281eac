using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RaiseActionItemInput(
    Guid? CommandId, string IncidentId, string Text, ActionItemType Type, string? Owner, LocalDate? Due, string? LessonId) : IIncidentInput;

internal sealed record RaiseActionItemPayload(IncidentRecord? Incident, ActionItem? ActionItem, Rejection? Error);

internal static class RaiseActionItemMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<RaiseActionItemInput>("RaiseActionItemInput");
        schema.Object<RaiseActionItemPayload>("RaiseActionItemPayload").Properties();
        schema.Mutation("raiseActionItem", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<RaiseActionItemInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => RaiseActionItem.Decide(
                incident, new RaiseActionItem(command.Id, command.Now, input.Text, input.Type, input.Owner, input.Due, Ids.Lesson(input.LessonId))),
            cancellation);
        return new RaiseActionItemPayload(outcome.Record, outcome.MadeActionItem, outcome.Rejection);
    }
}
