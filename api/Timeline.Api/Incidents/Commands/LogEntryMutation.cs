using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record LogEntryInput(
    Guid? CommandId, string IncidentId, string Text, EntryKind Kind, Instant? OccurredAt, Instant? OccurredUntil, Precision Precision, string? Zone, string? Author) : IIncidentInput;

internal sealed record LogEntryPayload(IncidentRecord? Incident, TimelineEntry? Entry, Rejection? Error);

internal static class LogEntryMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<LogEntryInput>("LogEntryInput");
        schema.Object<LogEntryPayload>("LogEntryPayload").Properties();
        schema.Mutation("logEntry", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<LogEntryInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => LogEntry.Decide(
                incident, new LogEntry(command.Id, command.Now, input.Text, input.Kind, new SaidTime(input.OccurredAt, input.Precision, input.OccurredUntil, input.Zone), input.Author)),
            cancellation);
        return new LogEntryPayload(outcome.Record, outcome.MadeEntry, outcome.Rejection);
    }
}
