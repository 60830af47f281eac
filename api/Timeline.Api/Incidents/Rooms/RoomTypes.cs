using System.Runtime.CompilerServices;
using Marten;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;

namespace Timeline.Api.Incidents.Rooms;

/// <summary>Who sees an incident now, and up to where the caller saw it.</summary>
internal static class RoomTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<PersonInRoom>("PersonInRoom").Field("person", present => new NamedInIncident(present.Person)).Properties();
        schema.Object<RoomPresence>("RoomPresence").Properties();
        schema.Object<LastVisit>("LastVisit").Properties();
        schema.Object<IncidentRecord>("Incident").Field("inRoom", InRoomAsync).Field("lastVisit", LastVisitAsync);
        schema.Object<IncidentGlance>("IncidentGlance").Properties();
        schema.Object<IncidentSummary>("IncidentSummary").Field("glance", GlanceAsync);
        schema.Subscription("roomChanged", SubscribeAsync);
        VisitRoomMutation.Bind(schema);
    }

    private static async ValueTask<object?> InRoomAsync(FieldContext field, CancellationToken cancellation) =>
        field.Parent<IncidentRecord>() is { Moment: null } incident ? (await field.Service<LiveRooms>().FindAsync(incident.Id, cancellation)).People : [];

    private static async ValueTask<object?> LastVisitAsync(FieldContext field, CancellationToken cancellation) =>
        field.Parent<IncidentRecord>() is { Moment: null } incident ? await VisitOfAsync(field, incident, cancellation) : null;

    private static async ValueTask<object?> GlanceAsync(FieldContext field, CancellationToken cancellation) =>
        await field.Service<IncidentReader>().FindAsync(field.Service<CurrentActor>(), new IncidentId(field.Parent<IncidentSummary>().Id), cancellation) is { } incident
            ? IncidentGlance.Of(incident, await field.Service<LiveRooms>().FindAsync(incident.Id, cancellation), await VisitOfAsync(field, incident, cancellation))
            : null;

    // What is read for many is read for nobody in particular.
    private static async ValueTask<LastVisit?> VisitOfAsync(FieldContext field, IncidentRecord incident, CancellationToken cancellation)
    {
        if (field.Service<CurrentActor>() is not { Sight: { } person, Name: var name })
            return null;
        await using var session = field.Service<IDocumentStore>().Reading();
        return await session.LoadAsync<RoomVisit>(RoomVisit.IdOf(incident.Id.Value, person), cancellation) is { } visit
            ? new LastVisit(visit.SeenAt, visit.SeenVersion, incident.EntriesSince(visit.SeenVersion).Count(entry => entry.RecordedBy != name))
            : null;
    }

    private static async IAsyncEnumerable<object?> SubscribeAsync(FieldContext field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Read);
        var (given, incidents) = (field.Argument<string>("incidentId"), field.Service<IncidentReader>());
        if (await incidents.FindAsync(actor, given, asKnownAt: null, cancellation) is not { Id: var id })
            throw NotFound(given);

        var mine = actor with { };
        actor.ReadForMany();
        await foreach (var shared in field.Service<LiveRooms>().ReadAsync(id, cancellation))
        {
            if (await incidents.FindAsync(mine, id, cancellation) is null)
                throw NotFound(given);
            yield return shared;
        }
    }

    private static GraphQLException NotFound(string given) => new(Ids.IncidentNotFound(given).Message, "NOT_FOUND");
}

