using System.Runtime.CompilerServices;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.EventStore;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>Tells the board which line to draw again.</summary>
internal static class BoardChangedSubscription
{
    public static void Bind(SchemaBindings schema) => schema.Subscription("boardChanged", SubscribeAsync);

    private static async IAsyncEnumerable<object?> SubscribeAsync(FieldContext field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var store = field.Service<IEventStore>();
        var newest = new Dictionary<Guid, long>();
        await foreach (var stored in store.FollowAsync(Tenants.Only, await store.GetPositionAsync(cancellation), cancellation))
        {
            // The line was stored with the event and may be ahead of it; then it was sent already.
            if (stored.Data is not IncidentEvent || newest.GetValueOrDefault(stored.StreamId) >= stored.Version)
                continue;
            if (await store.Documents.LoadAsync<IncidentSummary>(Tenants.Only, stored.StreamId, cancellation) is not { } summary)
                continue;
            newest[stored.StreamId] = summary.Version;
            yield return summary;
        }
    }
}
