using System.Runtime.CompilerServices;
using Marten;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

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
        schema.Enum<BoardClockKind>("BoardClockKind");
        schema.Enum<BoardClockState>("BoardClockState");
        schema.Object<BoardClock>("BoardClock").Field("entryId", clock => clock.EntryId?.ToString()).Properties();
        schema.Object<IncidentGlance>("IncidentGlance").Properties();
        schema.Object<IncidentSummary>("IncidentSummary").Field("glance", (field, _) => field.LoadAsync(field.Service<IncidentGlanceLoader>(), field.Parent<IncidentSummary>().Id));
        schema.Subscription("roomChanged", SubscribeAsync);
        VisitRoomMutation.Bind(schema);
    }

    private static async ValueTask<object?> InRoomAsync(FieldContext field, CancellationToken cancellation) =>
        field.Parent<IncidentRecord>() is { Moment: null } incident ? (await field.Service<LiveRooms>().FindAsync(incident.Id, cancellation)).People : [];

    // What is read for many is read for nobody in particular.
    private static async ValueTask<object?> LastVisitAsync(FieldContext field, CancellationToken cancellation)
    {
        if (field.Parent<IncidentRecord>() is not { Moment: null } incident || field.Service<CurrentActor>() is not { Sight: { } person } actor)
            return null;
        await using var session = field.Service<IDocumentStore>().Reading();
        return LastVisit.Of(await session.LoadAsync<RoomVisit>(RoomVisit.IdOf(incident.Id.Value, person), cancellation), incident, actor);
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

