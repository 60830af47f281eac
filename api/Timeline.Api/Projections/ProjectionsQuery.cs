using Marten;
using NodaTime;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Projections;

namespace Timeline.Api.Projections;

/// <summary>How one background projection fares, with the events it could not take in.</summary>
internal sealed record ProjectionState(ProjectionStatus Status, IReadOnlyList<ShownParkedEvent> Parked);

/// <summary>A parked event, for an administrator who may not see what it is about.</summary>
/// <param name="Hidden">True: its incident is private and does not name them, or is not known.</param>
internal sealed record ShownParkedEvent(ParkedEvent Parked, bool Hidden);

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
        schema.Object<ShownParkedEvent>("ParkedEvent")
            .Field("parkedEventId", shown => shown.Parked.Letter.Id.ToString())
            .Field("position", shown => shown.Parked.Letter.EventSequence)
            .Field("streamId", shown => shown.Hidden ? null : shown.Parked.Event?.StreamId.ToString())
            .Field("version", shown => shown.Hidden ? null : shown.Parked.Event?.Version)
            .Field("type", shown => shown.Parked.Event?.EventTypeName)
            .Field("error", shown => shown.Hidden
                ? $"{shown.Parked.Letter.ExceptionType}. What it says is hidden, because the event may be of a private incident that does not name you."
                : shown.Parked.Letter.ExceptionMessage)
            .Field("failedAt", shown => Instant.FromDateTimeOffset(shown.Parked.Letter.Timestamp))
            .Properties();
        schema.Query("projections", async (field, cancellation) =>
        {
            field.Service<CurrentActor>().Require(Permission.Administer);
            return await ReadAsync(field, cancellation);
        });
    }

    public static async Task<IReadOnlyList<ProjectionState>> ReadAsync(FieldContext field, CancellationToken cancellation)
    {
        var projections = field.Service<BackgroundProjections>();
        var letters = await projections.ParkedAsync(Tenants.Only, cancellation);
        await using var session = field.Service<IDocumentStore>().Reading();
        var seen = await new NodeSearch(session, field.Service<IncidentReader>(), field.Service<CurrentActor>())
            .FindAsync([.. letters.Select(parked => parked.Event?.StreamId).OfType<Guid>().Distinct()], cancellation);
        var shown = letters
            .Select(parked => new ShownParkedEvent(parked, Hidden: parked.Event is not { StreamId: var stream } || !seen.ContainsKey(stream)))
            .ToLookup(one => one.Parked.Letter.ProjectionName, StringComparer.Ordinal);
        return [.. (await projections.StatusAsync(cancellation)).Select(status => new ProjectionState(status, [.. shown[status.Name]]))];
    }
}
