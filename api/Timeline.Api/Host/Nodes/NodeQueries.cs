using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Host.Nodes;

/// <summary>Relay's global object identification.</summary>
internal static class NodeQueries
{
    private const int Most = 100;

    public static void Bind(SchemaBindings schema)
    {
        schema.Query("node", async (field, _) => await field.LoadAsync(field.Service<NodeLoader>(), field.Argument<string>("id")));
        schema.Query("nodes", ManyAsync);
    }

    private static async ValueTask<object?> ManyAsync(FieldContext field, CancellationToken cancellation)
    {
        var ids = field.Argument<IReadOnlyList<string>>("ids");
        if (ids.Count > Most)
            throw new GraphQLException($"ids holds {ids.Count} ids; the limit is {Most}. Ask for the rest in another request.", "BAD_USER_INPUT");
        return await field.LoadAsync(field.Service<NodeLoader>(), ids);
    }
}
