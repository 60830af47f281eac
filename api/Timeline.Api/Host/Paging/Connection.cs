using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Host.Paging;

/// <summary>Found only when a client asks for it.</summary>
internal delegate ValueTask<T> Lookup<T>(CancellationToken cancellation);

/// <summary>One page of a list. Relay's cursor connections specification, section "Connection Types".</summary>
/// <param name="Edges">In the list's order, whichever end was asked for.</param>
/// <param name="TotalCount">How many the whole list has; of a list in the database that a page does not hold whole, at the moment when it is counted, which is after the page was read.</param>
internal sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, PageInfo PageInfo, Lookup<int> TotalCount)
{
    public static readonly Connection<T> Empty = new([], new PageInfo(null, null, Lookups.No, Lookups.No), Lookups.Of(0));

    public IReadOnlyList<T> Nodes => [.. Edges.Select(edge => edge.Node)];
}

/// <summary>One item and its place in the list.</summary>
internal sealed record Edge<T>(string Cursor, T Node);

/// <summary>Where a page lies in its list.</summary>
internal sealed record PageInfo(string? StartCursor, string? EndCursor, Lookup<bool> HasPreviousPage, Lookup<bool> HasNextPage);

internal static class Lookups
{
    public static readonly Lookup<bool> No = Of(false);

    public static Lookup<T> Of<T>(T known) => _ => ValueTask.FromResult(known);
}

internal static class ConnectionBindings
{
    public static void Bind(SchemaBindings schema) => schema.Object<PageInfo>("PageInfo")
        .Field("hasPreviousPage", async (field, cancellation) => await field.Parent<PageInfo>().HasPreviousPage(cancellation))
        .Field("hasNextPage", async (field, cancellation) => await field.Parent<PageInfo>().HasNextPage(cancellation))
        .Properties();

    /// <summary>Binds <c>NameConnection</c> and <c>NameEdge</c>.</summary>
    public static void BindConnection<T>(this SchemaBindings schema, string name)
    {
        schema.Object<Connection<T>>(name + "Connection")
            .Field("totalCount", async (field, cancellation) => await field.Parent<Connection<T>>().TotalCount(cancellation))
            .Properties();
        schema.Object<Edge<T>>(name + "Edge").Properties();
    }
}
