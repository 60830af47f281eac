using System.Runtime.CompilerServices;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>Tells those who write in a postmortem what changes: holds, comments, states.</summary>
internal static class PostmortemChangedSubscription
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<PostmortemChange>("PostmortemChange").Properties();
        schema.Subscription("postmortemChanged", SubscribeAsync);
    }

    private static async IAsyncEnumerable<object?> SubscribeAsync(FieldContext field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Read);
        var (given, incidents) = (field.Argument<string>("incidentId"), field.Service<IncidentReader>());
        if (await incidents.FindAsync(actor, given, asKnownAt: null, cancellation) is not { Id: var id })
            throw NotFound(given);

        var mine = actor with { };
        actor.ReadForMany();
        await foreach (var shared in field.Service<LivePostmortems>().ReadAsync(id, cancellation))
        {
            if (await incidents.FindAsync(mine, id, cancellation) is null)
                throw NotFound(given);
            yield return shared;
        }
    }

    private static GraphQLException NotFound(string given) => new(Ids.IncidentNotFound(given).Message, "NOT_FOUND");
}
