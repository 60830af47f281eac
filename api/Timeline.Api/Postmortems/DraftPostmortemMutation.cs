using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.EventStore;
using Timeline.EventStore.Appending;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems;

internal sealed record DraftPostmortemInput(Guid? CommandId, string IncidentId);

internal sealed record DraftPostmortemPayload(PostmortemDraft? Postmortem, IncidentRecord? Incident, Rejection? Error);

internal static class DraftPostmortemMutation
{
    private const int MostAttempts = 100;

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<DraftPostmortemInput>("DraftPostmortemInput");
        schema.Object<DraftPostmortemPayload>("DraftPostmortemPayload").Properties();
        schema.Mutation("draftPostmortem", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var input = field.Argument<DraftPostmortemInput>("input");
        var actor = field.Service<CurrentActor>().Require(Permission.Record);
        var commandId = IncidentDecider.NotEmpty(input.CommandId);
        var store = field.Service<IEventStore>();

        for (var attempt = 1; ; attempt++)
        {
            if (await field.Service<IncidentReader>().FindAsync(input.IncidentId, asKnownAt: null, cancellation) is not { } incident)
                return new DraftPostmortemPayload(null, null, Ids.IncidentNotFound(input.IncidentId));

            var streamId = PostmortemReader.StreamOf(incident.Id);
            var (state, version) = (Postmortem.Initial, 0L);
            await foreach (var stored in store.ReadStreamAsync(Tenants.Only, streamId, cancellation: cancellation))
                (state, version) = (Postmortem.Evolve(state, (PostmortemEvent)stored.Data), stored.Version);

            var decision = DraftPostmortem.Decide(state, new DraftPostmortem(incident.Id, incident.Version, IncidentMetrics.CurrentDefinitions));
            if (decision.Rejection is { } rejection)
                return new DraftPostmortemPayload(null, null, rejection);
            if (decision.IsNothing)
                return new DraftPostmortemPayload(await field.Service<PostmortemReader>().FindAsync(incident.Id, cancellation), incident, null);

            try
            {
                var session = store.OpenSession(Tenants.Only, IncidentDecider.Metadata(commandId, actor, source: null));
                session.Append(streamId, version, decision.Events);
                var saved = await session.SaveChangesAsync(cancellation);
                if (saved.Repeated && IncidentDecider.Reused(commandId, saved.Streams, streamId) is { } reused)
                    return new DraftPostmortemPayload(null, null, reused);
                return new DraftPostmortemPayload(await field.Service<PostmortemReader>().FindAsync(incident.Id, cancellation), incident, null);
            }
            catch (StreamVersionConflictException) when (attempt < MostAttempts)
            {
                // Somebody else drafted it just now: look again, there may be nothing left to do.
            }
        }
    }
}
