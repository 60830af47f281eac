using System.Text;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Limits;

/// <summary>Parses documents, having counted what they are made of: a parser would follow brackets however deep.</summary>
internal static class DocumentReader
{
    // A bracket opens up to three levels of the syntax tree.
    private const int LevelsOfBracket = 3;
    private const int OtherLevels = 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The document; null and the reason when it is over a limit or no GraphQL.</summary>
    public static GraphQLDocument? Read(string text, ExecutorOptions limits, out GraphQLError? error)
    {
        try
        {
            error = text.Length > limits.MaxDocumentLength ? TooLarge($"is {text.Length} characters long; the limit is {limits.MaxDocumentLength}") : Scan(text, limits);
            return error is null
                ? Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = (LevelsOfBracket * limits.MaxNesting) + OtherLevels })
                : null;
        }
        catch (GraphQLParserException e)
        {
            // The library's sentences end in a link, or without a full stop.
            var sentence = e.Description.Split("; for more information")[0].TrimEnd('.').Replace("found EOF", "found <EOF>", StringComparison.Ordinal);
            error = new GraphQLError($"Syntax Error: {sentence}.", [new Types.Location(e.Location.Line, e.Location.Column)]);
        }
        catch (EncoderFallbackException)
        {
            error = new GraphQLError("Syntax Error: A string holds half of a surrogate pair.");
        }
        catch (IndexOutOfRangeException)
        {
            // GraphQL-Parser 9.5 fails at quoting the line of some errors.
            error = new GraphQLError("Syntax Error: The document is no GraphQL.");
        }

        return null;
    }

    private static GraphQLError? Scan(string text, ExecutorOptions limits)
    {
        var (tokens, nesting) = (0, 0);
        for (var token = Lexer.Lex(text); token.Kind != TokenKind.EOF; token = Lexer.Lex(text, token.End))
        {
            nesting += token.Kind switch
            {
                TokenKind.BRACE_L or TokenKind.BRACKET_L or TokenKind.PAREN_L => 1,
                TokenKind.BRACE_R or TokenKind.BRACKET_R or TokenKind.PAREN_R => -1,
                _ => 0,
            };
            if (token.Kind != TokenKind.COMMENT && ++tokens > limits.MaxTokens)
                return TooLarge($"has more than {limits.MaxTokens} tokens, which is the limit");
            if (nesting > limits.MaxNesting)
                return TooLarge($"nests more than {limits.MaxNesting} brackets in each other, which is the limit");
            if (token.Kind == TokenKind.STRING)
                _ = Strict.GetByteCount(token.Value.Span);
        }

        return null;
    }

    private static GraphQLError TooLarge(string reason) => new($"The document {reason}.", [], Extensions: GraphQLError.Code("OPERATION_TOO_LARGE"));
}
