using System.Runtime.CompilerServices;
using Timeline.Api.People;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>Tells the board which line to draw again.</summary>
internal static class BoardChangedSubscription
{
    public static void Bind(SchemaBindings schema) => schema.Subscription("boardChanged", SubscribeAsync);

    private static async IAsyncEnumerable<object?> SubscribeAsync(FieldContext field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Read);
        var mine = actor with { };
        actor.ReadForMany();
        await foreach (var shared in field.Service<LiveBoard>().ReadAsync(cancellation))
        {
            var line = (IncidentSummary)shared.Value!;
            if (line.IsVisibleTo(mine))
                yield return shared;
            else if (line.Lost is { } lost && (lost.Person is null || lost.Person == mine.Sight))
                throw new GraphQLException("A line of the board that you saw is not for you any more. Load the list again, and subscribe again.", "FORBIDDEN");
        }
    }
}
