using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record RecordContactAttemptInput(
    Guid? CommandId, string IncidentId, string Who, ContactRung Rung, Channel Channel, ContactOutcome Outcome, Instant? OccurredAt, Precision Precision, string? Text) : IIncidentInput;

internal sealed record RecordContactAttemptPayload(IncidentRecord? Incident, TimelineEntry? Entry, Rejection? Error);

internal static class RecordContactAttemptMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<RecordContactAttemptInput>("RecordContactAttemptInput");
        schema.Object<RecordContactAttemptPayload>("RecordContactAttemptPayload").Properties();
        schema.Mutation("recordContactAttempt", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<RecordContactAttemptInput>("input");
        var outcome = await field.Service<IncidentDecider>().HandleAsync(
            field, input, (incident, command) => RecordContactAttempt.Decide(
                incident, new RecordContactAttempt(
                command.Id, command.Now, input.Who, input.Rung, input.Channel, input.Outcome, new SaidTime(input.OccurredAt, input.Precision), input.Text)),
            cancellation);
        return new RecordContactAttemptPayload(outcome.Record, outcome.MadeEntry, outcome.Rejection);
    }
}
