using NodaTime;
using Timeline.Api.People;
using Timeline.GraphQL.Schemas;
using Timeline.Storage.Projections;

namespace Timeline.Api.Projections;

/// <summary>How one background projection fares, with the events it could not take in.</summary>
internal sealed record ProjectionState(ProjectionStatus Status, IReadOnlyList<ParkedEvent> Parked);

internal static class ProjectionsQuery
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<ProjectionState>("Projection")
            .Field("name", state => state.Status.Name)
            .Field("version", state => (int)state.Status.Version)
            .Field("position", state => state.Status.Position)
            .Field("newest", state => state.Status.Newest)
            .Field("lag", state => Math.Max(0, state.Status.Newest - state.Status.Position))
            .Field("lastUpdated", state => state.Status.LastUpdated)
            .Field("owner", state => state.Status.Owner)
            .Properties();
        schema.Object<ParkedEvent>("ParkedEvent")
            .Field("parkedEventId", parked => parked.Letter.Id.ToString())
            .Field("position", parked => parked.Letter.EventSequence)
            .Field("streamId", parked => parked.Event?.StreamId.ToString())
            .Field("version", parked => parked.Event?.Version)
            .Field("type", parked => parked.Event?.EventTypeName)
            .Field("error", parked => parked.Letter.ExceptionMessage)
            .Field("failedAt", parked => Instant.FromDateTimeOffset(parked.Letter.Timestamp))
            .Properties();
        schema.Query("projections", async (field, cancellation) =>
        {
            field.Service<CurrentActor>().Require(Permission.Administer);
            return await ReadAsync(field.Service<BackgroundProjections>(), cancellation);
        });
    }

    public static async Task<IReadOnlyList<ProjectionState>> ReadAsync(BackgroundProjections projections, CancellationToken cancellation)
    {
        var parked = (await projections.ParkedAsync(Tenants.Only, cancellation)).ToLookup(parked => parked.Letter.ProjectionName, StringComparer.Ordinal);
        return [.. (await projections.StatusAsync(cancellation)).Select(status => new ProjectionState(status, [.. parked[status.Name]]))];
    }
}
