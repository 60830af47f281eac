using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Host;

internal sealed record PageInfo(bool HasNextPage, string? EndCursor);

internal sealed record Page<T>(IReadOnlyList<T> Nodes, PageInfo PageInfo, int TotalCount)
{
    public static readonly Page<T> Empty = new([], new PageInfo(false, null), 0);
}

internal static class PageBindings
{
    public static void Bind(SchemaBindings schema) => schema.Object<PageInfo>("PageInfo").Properties();
}
