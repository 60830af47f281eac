namespace Timeline.GraphQL.Language;

/// <summary>How much a text may ask of the parser.</summary>
/// <param name="MaxTokens">Tokens, the end of the text not counted.</param>
/// <param name="MaxDepth">Braces, brackets and parentheses open at once.</param>
public sealed record ParserOptions(int MaxTokens = 100_000, int MaxDepth = 200)
{
    /// <summary>The limits where none are given.</summary>
    public static ParserOptions Default { get; } = new();
}

/// <summary>Turns text into nodes. GraphQL spec, section "Language", September 2025 edition.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class GraphQLParser
{
    /// <summary>Parses a whole document.</summary>
    /// <param name="text">The source text.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="sourceName">Kept in every <see cref="Location"/>; null for requests.</param>
    /// <exception cref="GraphQLSyntaxException">The text is not GraphQL or is over a limit.</exception>
    public static DocumentNode ParseDocument(string text, ParserOptions? options = null, string? sourceName = null) =>
        new DocumentReader(text, options ?? ParserOptions.Default, sourceName).ReadDocument();

    /// <summary>Parses one value, which may hold variables.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not one value or is over a limit.</exception>
    public static ValueNode ParseValue(string text, ParserOptions? options = null) =>
        new DocumentReader(text, options ?? ParserOptions.Default, sourceName: null).ReadOnlyValue();

    /// <summary>Parses one type reference, such as <c>[Int!]!</c>.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not one type reference or is over a limit.</exception>
    public static TypeNode ParseType(string text, ParserOptions? options = null) =>
        new DocumentReader(text, options ?? ParserOptions.Default, sourceName: null).ReadOnlyType();

    /// <summary>Parses a schema coordinate, such as <c>Query.incident(id:)</c> or <c>@deprecated</c>. Section "Schema Coordinates".</summary>
    /// <param name="text">The coordinate; no spaces and no comments are allowed.</param>
    /// <exception cref="GraphQLSyntaxException">The text is not one schema coordinate.</exception>
    public static SchemaCoordinateNode ParseSchemaCoordinate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SchemaCoordinateReader(text).Read();
    }
}
