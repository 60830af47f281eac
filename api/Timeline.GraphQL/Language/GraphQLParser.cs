namespace Timeline.GraphQL.Language;

/// <summary>How much a text may ask of the parser.</summary>
/// <param name="MaxTokens">Tokens, the end of the text not counted.</param>
/// <param name="MaxDepth">Braces, brackets and parentheses open at once.</param>
public sealed record ParserOptions(int MaxTokens = 100_000, int MaxDepth = 200);

/// <summary>Turns text into nodes. GraphQL spec, section "Language", September 2025 edition.</summary>
public static class GraphQLParser
{
    /// <summary>Parses a whole document.</summary>
    /// <param name="text">The source text.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="sourceName">Kept in every <see cref="Location"/>; null for requests.</param>
    /// <exception cref="GraphQLSyntaxException">The text is not GraphQL or is over a limit.</exception>
    public static DocumentNode ParseDocument(string text, ParserOptions? options = null, string? sourceName = null) =>
        throw new NotSupportedException("the parser is being written: " + text + options + sourceName);
}
