using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Following;

namespace Timeline.Api.Incidents.Rooms;

internal sealed record VisitRoomInput(string IncidentId, RoomActivity Activity, long SeenVersion);

internal sealed record VisitRoomPayload(IncidentRecord? Incident, Rejection? Error);

/// <summary>Somebody says that they see an incident, and up to where. Nothing is recorded of it.</summary>
internal static class VisitRoomMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<RoomActivity>("RoomActivity");
        schema.Input<VisitRoomInput>("VisitRoomInput");
        schema.Object<VisitRoomPayload>("VisitRoomPayload").Properties();
        schema.Mutation("visitRoom", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var (input, actor) = (field.Argument<VisitRoomInput>("input"), field.Service<CurrentActor>().Require(Permission.Read));
        if (await field.Service<IncidentReader>().FindAsync(actor, input.IncidentId, asKnownAt: null, cancellation) is not { } incident)
            return new VisitRoomPayload(null, Ids.IncidentNotFound(input.IncidentId));
        if (actor.Person != actor.Id)
            return new VisitRoomPayload(null, new(RejectionCode.NotAllowed, "Only a person is in a room; an access token is not. Sign in."));
        if (input.SeenVersion < 0 || input.SeenVersion > incident.Version)
            return new VisitRoomPayload(null, new(RejectionCode.OutOfRange, $"seenVersion is {input.SeenVersion}; {incident.Key} is at {incident.Version}. Give the highest version that was shown.", "seenVersion"));

        var now = field.Service<IClock>().GetCurrentInstant();
        await using var session = field.Service<IDocumentStore>().Writing();
        var before = await session.LoadAsync<RoomVisit>(RoomVisit.IdOf(incident.Id.Value, actor.Id), cancellation);
        var stayed = before?.IsInRoomAt(now) is true;
        var visit = new RoomVisit
        {
            Id = RoomVisit.IdOf(incident.Id.Value, actor.Id),
            Incident = incident.Id.Value,
            Person = actor.Id,
            Since = stayed ? before!.Since : now,
            SeenAt = now,
            SeenVersion = Math.Max(input.SeenVersion, before?.SeenVersion ?? 0),
            Activity = input.Activity,
        };
        session.Store(visit);
        await session.SaveChangesAsync(cancellation);
        // That somebody still looks is no news.
        if (stayed != visit.IsInRoomAt(now) || (stayed && before!.Activity != visit.Activity))
            field.Service<CommitSignals>().TellChanged(RoomVisit.RoomOf(incident.Id.Value));
        return new VisitRoomPayload(incident, null);
    }
}
