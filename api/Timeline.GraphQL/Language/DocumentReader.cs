using System.Runtime.CompilerServices;

namespace Timeline.GraphQL.Language;

/// <summary>Reads one text by recursive descent; the other parts of this class follow the grammar's sections.</summary>
internal sealed partial class DocumentReader
{
    private readonly Lexer _lexer;
    private readonly ParserOptions _options;
    private readonly string? _sourceName;
    private Token _token;
    private Token? _lookahead;
    private int _tokens;
    private int _depth;

    public DocumentReader(string text, ParserOptions options, string? sourceName)
    {
        _lexer = new Lexer(text, sourceName);
        _options = options;
        _sourceName = sourceName;
        Advance();
    }

    private Location Here => Place(_token);

    private static T[] None<T>() => [];

    private Location Place(Token token) => new(token.Line, token.Column, _sourceName);

    private void Advance()
    {
        _token = _lookahead ?? _lexer.Next();
        _lookahead = null;
        if (_token.Kind == TokenKind.EndOfFile)
            return;
        if (++_tokens > _options.MaxTokens)
            throw Error(_token, $"Document contains more than {_options.MaxTokens} tokens. Parsing aborted.");
    }

    private Token Lookahead() => _token.Kind == TokenKind.EndOfFile ? _token : _lookahead ??= _lexer.Next();

    private bool Peek(TokenKind kind) => _token.Kind == kind;

    private bool PeekKeyword(string keyword) => _token.Kind == TokenKind.Name && _token.Value == keyword;

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
            throw Error(token, $"Expected {Token.Describe(kind)}, found {token.Describe()}.");
        Advance();
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
            throw Error(_token, $"Expected \"{keyword}\", found {_token.Describe()}.");
    }

    private bool SkipKeyword(string keyword)
    {
        if (!PeekKeyword(keyword))
            return false;
        Advance();
        return true;
    }

    private GraphQLSyntaxException Unexpected(Token token) => Error(token, $"Unexpected {token.Describe()}.");

    private GraphQLSyntaxException Error(Token token, string reason) => new(reason, Place(token));

    private NameNode ReadName()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(token.Value!, Place(token));
    }

    // Zero or more between two tokens that must be there.
    private T[] Any<T>(TokenKind open, Func<T> read, TokenKind close)
    {
        Open(open);
        if (Close(close))
            return [];
        return RestOf(read, close);
    }

    // One or more between two tokens that must be there.
    private T[] Many<T>(TokenKind open, Func<T> read, TokenKind close)
    {
        Open(open);
        return RestOf(read, close);
    }

    // One or more between two tokens, or nothing at all.
    private T[] OptionalMany<T>(TokenKind open, Func<T> read, TokenKind close) =>
        Peek(open) ? Many(open, read, close) : None<T>();

    // One or more with a token between them, which may stand before the first as well.
    private T[] Delimited<T>(TokenKind delimiter, Func<T> read)
    {
        Skip(delimiter);
        var nodes = new List<T>();
        do
        {
            nodes.Add(read());
        }
        while (Skip(delimiter));
        return [.. nodes];
    }

    private T[] RestOf<T>(Func<T> read, TokenKind close)
    {
        var nodes = new List<T>();
        do
        {
            nodes.Add(read());
        }
        while (!Close(close));
        return [.. nodes];
    }

    // Every recursion passes here, so a hostile text runs into the limit and never out of stack.
    private void Open(TokenKind kind)
    {
        var token = Expect(kind);
        if (++_depth > _options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Error(token, $"Document is nested deeper than {Math.Min(_depth, _options.MaxDepth)} levels. Parsing aborted.");
    }

    private bool Close(TokenKind kind)
    {
        if (!Skip(kind))
            return false;
        _depth--;
        return true;
    }
}
