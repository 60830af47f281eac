using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Documents;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

internal sealed record DeclareIncidentInput(Guid? CommandId, string Title, Severity Severity, IncidentKind Kind, string Zone, Instant? ReportedAt);

internal sealed record DeclareIncidentPayload(IncidentRecord? Incident, Rejection? Error);

internal static class DeclareIncidentMutation
{
    private const int MostAttempts = 100;

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<DeclareIncidentInput>("DeclareIncidentInput");
        schema.Object<DeclareIncidentPayload>("DeclareIncidentPayload").Properties();
        schema.Mutation("declareIncident", ResolveAsync);
    }

    // The command's id becomes the incident's. The number is the next free one: numbers are unique among the summaries, which are
    // stored in the same transaction, so of two who take the same one the second is refused by the database and takes the next.
    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<DeclareIncidentInput>("input");
        var (store, reader) = (field.Service<IEventStore>(), field.Service<IncidentReader>());
        var actor = field.Service<CurrentActor>().Require(Permission.Record);
        var commandId = IncidentDecider.NotEmpty(input.CommandId);
        var id = new IncidentId(commandId);
        var now = field.Service<IClock>().GetCurrentInstant();

        for (var attempt = 1; ; attempt++)
        {
            if (IncidentRecord.Fold(id, await reader.ReadAsync(id, cancellation)) is { } declared)
                return new DeclareIncidentPayload(declared, null);

            var newest = await store.Documents.QueryAsync<IncidentSummary>(Tenants.Only, "true order by (d.data ->> 'Number')::int desc limit 1", cancellation: cancellation);
            var number = newest is [var last] ? last.Number + 1 : 1;
            var decision = DeclareIncident.Decide(
                Incident.Initial, new DeclareIncident(now, number, input.Title, input.Severity, input.Kind, input.Zone, input.ReportedAt));
            if (decision.Rejection is { } rejection)
                return new DeclareIncidentPayload(null, rejection);

            try
            {
                var session = store.OpenSession(Tenants.Only, IncidentDecider.Metadata(commandId, actor, source: null));
                session.StartStream(id.Value, IncidentReader.StreamKind, decision.Events);
                var saved = await session.SaveChangesAsync(cancellation);
                if (saved.Repeated && IncidentDecider.Reused(commandId, saved.Streams, id.Value) is { } reused)
                    return new DeclareIncidentPayload(null, reused);
            }
            catch (Exception raced) when (raced is DocumentExistsException or StreamVersionConflictException && attempt < MostAttempts)
            {
                // Somebody took the number, or this very command was sent twice at once: look again.
            }
        }
    }
}
