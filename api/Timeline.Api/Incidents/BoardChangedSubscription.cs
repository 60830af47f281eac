using Timeline.Api.People;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>Tells the board which line to draw again.</summary>
internal static class BoardChangedSubscription
{
    public static void Bind(SchemaBindings schema) => schema.Subscription("boardChanged", SubscribeAsync);

    private static IAsyncEnumerable<object?> SubscribeAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        return field.Service<LiveBoard>().ReadAsync(cancellation);
    }
}
