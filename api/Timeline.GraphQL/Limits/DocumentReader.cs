using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Limits;

/// <summary>Parses documents, having counted what they are made of: a parser would follow brackets however deep.</summary>
internal static class DocumentReader
{
    // Of the syntax tree; a bracket opens up to three of its levels.
    private const int LevelsOfBracket = 3;
    private const int OtherLevels = 20;

    /// <summary>The document; null and the reason when it is over a limit or no GraphQL.</summary>
    public static GraphQLDocument? Read(string text, DocumentLimits limits, out GraphQLError? error)
    {
        try
        {
            error = text.Length > limits.MaxDocumentLength
                ? GraphQLError.TooLarge($"The document is {text.Length} characters long; the limit is {limits.MaxDocumentLength}.")
                : Scan(text, limits);
            return error is null
                ? Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = (LevelsOfBracket * limits.MaxNesting) + OtherLevels })
                : null;
        }
        catch (GraphQLParserException e)
        {
            error = SyntaxError(e.Description, e.Location.Line, e.Location.Column);
            return null;
        }
    }

    private static GraphQLError? Scan(string text, DocumentLimits limits)
    {
        var (tokens, nesting, at) = (0, 0, 0);
        while (true)
        {
            var token = Lexer.Lex(text, at);
            if (token.Kind == TokenKind.EOF)
                return null;
            at = token.End;
            nesting += token.Kind switch
            {
                TokenKind.BRACE_L or TokenKind.BRACKET_L or TokenKind.PAREN_L => 1,
                TokenKind.BRACE_R or TokenKind.BRACKET_R or TokenKind.PAREN_R => -1,
                _ => 0,
            };
            if (token.Kind != TokenKind.COMMENT && ++tokens > limits.MaxTokens)
                return GraphQLError.TooLarge($"The document has more than {limits.MaxTokens} tokens, which is the limit.");
            if (nesting > limits.MaxNesting)
                return GraphQLError.TooLarge($"The document nests more than {limits.MaxNesting} brackets in each other, which is the limit.");
            if (token.Kind == TokenKind.STRING && !IsText(token.Value.Span))
            {
                var place = GraphQLParser.Location.FromLinearPosition(text, token.Start);
                return SyntaxError("A string holds half of a surrogate pair", place.Line, place.Column);
            }
        }
    }

    // The library's sentences end in a link, or without a full stop.
    private static GraphQLError SyntaxError(string description, int line, int column)
    {
        var link = description.IndexOf("; for more information", StringComparison.Ordinal);
        var sentence = (link < 0 ? description : description[..link]).TrimEnd('.').Replace("found EOF", "found <EOF>", StringComparison.Ordinal);
        return new GraphQLError($"Syntax Error: {sentence}.", [new Types.Location(line, column)]);
    }

    private static bool IsText(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])))
                return false;
        }

        return true;
    }
}
