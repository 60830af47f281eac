using Marten;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Host.Commands;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;

namespace Timeline.Api.Postmortems;

internal sealed record DraftPostmortemInput(Guid? CommandId, string IncidentId, string? TemplateId = null);

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
        var sent = await SentCommand.ReadAsync(field, input.CommandId, cancellation);
        var (incidents, postmortems) = (field.Service<IncidentReader>(), field.Service<PostmortemReader>());

        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await using var session = IncidentDecider.Metadata(sent.Id, actor, source: null).OpenSession(field.Service<IDocumentStore>(), Tenants.Only);
            var found = await incidents.FindAsync(actor, input.IncidentId, asKnownAt: null, cancellation);
            var (repeated, reused) = await sent.LookAsync(session, found is null ? null : PostmortemReader.StreamOf(found.Id), cancellation);
            if (reused is not null || found is not { } incident)
                return new DraftPostmortemPayload(null, null, reused ?? Ids.IncidentNotFound(input.IncidentId));
            if (repeated is not null)
                return new DraftPostmortemPayload(await postmortems.FindAsync(incident, cancellation), incident, null);

            var streamId = PostmortemReader.StreamOf(incident.Id);
            var state = await field.Service<PostmortemRecords>().ReadAsync(session, incident.Id, moment: null, cancellation);
            var decision = Choice(input.TemplateId, out var template) is { } unread
                ? unread
                : DraftPostmortem.Decide(state, await field.Service<CatalogueRecords>().ReadAsync(session, cancellation), new(incident.Id, incident.Version, IncidentMetrics.CurrentDefinitions, template));
            if (decision.Rejection is { } rejection)
                return new DraftPostmortemPayload(null, null, rejection);
            if (decision.IsNothing)
                return new DraftPostmortemPayload(await postmortems.FindAsync(incident, cancellation), incident, null);

            var reached = state.Version + decision.Events.Count;
            session.Events.Append(streamId, reached, [.. decision.Events]);
            session.Insert(sent.Handled(actor, new StreamVersion(streamId, reached, decision.Events.Count)));
            // Somebody else may have drafted it just now: look again, there may be nothing left to do.
            if (await session.TrySaveAsync(cancellation) == SaveOutcome.Saved)
                return new DraftPostmortemPayload(await postmortems.FindAsync(incident, cancellation), incident, null);
        }

        throw new TimeoutException($"The postmortem of {input.IncidentId} was drafted by others {MostAttempts} times while this command tried to. Nothing was stored.");
    }

    private static Rejection? Choice(string? given, out TemplateChoice? choice)
    {
        var isId = Guid.TryParseExact(given, "D", out var id);
        choice = given is null ? null : new(isId ? new PostmortemTemplateId(id) : null);
        return isId || given is null or TemplateChoice.StandardName ? null : DraftPostmortem.NotFound(Excerpt.Of(given));
    }
}
