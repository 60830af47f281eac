namespace Timeline.GraphQL.Language;

/// <summary>Writes nodes as GraphQL text, in the layout of the reference implementation.</summary>
public static class GraphQLPrinter
{
    /// <summary>The text of a node; parsing it gives an equal tree.</summary>
    public static string Print(Node node) => throw new NotSupportedException("the printer is being written: " + node.GetType().Name);
}
