using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Projections;

namespace Timeline.Api.Projections;

internal sealed record RetryParkedEventInput(string ParkedEventId);

internal sealed record RetryParkedEventPayload(bool? Applied, IReadOnlyList<ProjectionState>? Projections, Rejection? Error);

internal static class RetryParkedEventMutation
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<RetryParkedEventInput>("RetryParkedEventInput");
        schema.Object<RetryParkedEventPayload>("RetryParkedEventPayload").Properties();
        schema.Mutation("retryParkedEvent", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Administer);
        var projections = field.Service<BackgroundProjections>();
        var given = field.Argument<RetryParkedEventInput>("input").ParkedEventId;
        var outcome = Guid.TryParse(given, out var id) ? await projections.RetryAsync(Tenants.Only, id, cancellation) : ParkedEventRetry.Gone;
        return outcome == ParkedEventRetry.Gone
            ? new RetryParkedEventPayload(null, null, new(RejectionCode.ParkedEventNotFound, $"There is no parked event \"{Excerpt.Of(given)}\" any more. Look again at what is parked.", "parkedEventId"))
            : new RetryParkedEventPayload(outcome == ParkedEventRetry.Applied, await ProjectionsQuery.ReadAsync(field, cancellation), null);
    }
}
