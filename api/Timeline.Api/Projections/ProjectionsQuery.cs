using Timeline.Api.People;
using Timeline.EventStore;
using Timeline.EventStore.Projections;
using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Projections;

/// <summary>How one background projection fares, with the events it could not take in.</summary>
internal sealed record ProjectionState(ProjectionStatus Status, IReadOnlyList<DeadLetter> Parked);

internal static class ProjectionsQuery
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<ProjectionState>("Projection")
            .Field("name", state => state.Status.Name)
            .Field("version", state => state.Status.Version)
            .Field("position", state => state.Status.Position)
            .Field("newest", state => state.Status.Newest)
            .Field("lag", state => Math.Max(0, state.Status.Newest - state.Status.Position))
            .Field("lastUpdated", state => state.Status.LastUpdated)
            .Field("owner", state => state.Status.Owner)
            .Properties();
        schema.Object<DeadLetter>("ParkedEvent")
            .Field("parkedEventId", letter => letter.Id.ToString())
            .Field("streamId", letter => letter.StreamId?.ToString())
            .Field("type", letter => letter.Alias)
            .Field("error", letter => letter.ExceptionMessage)
            .Properties();
        schema.Query("projections", async (field, cancellation) =>
        {
            field.Service<CurrentActor>().Require(Permission.Administer);
            return await ReadAsync(field.Service<IEventStore>(), cancellation);
        });
    }

    public static async Task<IReadOnlyList<ProjectionState>> ReadAsync(IEventStore store, CancellationToken cancellation)
    {
        var parked = (await store.GetDeadLettersAsync(cancellation: cancellation)).ToLookup(letter => letter.Projection, StringComparer.Ordinal);
        return [.. (await store.GetProjectionStatusAsync(cancellation)).Select(status => new ProjectionState(status, [.. parked[status.Name]]))];
    }
}
