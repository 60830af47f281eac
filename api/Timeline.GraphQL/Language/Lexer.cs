using System.Globalization;

namespace Timeline.GraphQL.Language;

/// <summary>Cuts a text into tokens. GraphQL spec, section "Source Text" and appendix "Grammar Summary".</summary>
internal sealed partial class Lexer(string text, string? sourceName)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;

    /// <summary>Reads the next token; at the end, <see cref="TokenKind.EndOfFile"/> again and again.</summary>
    public Token Next()
    {
        SkipIgnored();
        if (_position >= text.Length)
            return At(TokenKind.EndOfFile, text.Length);

        var c = text[_position];
        var punctuator = Punctuator(c);
        if (punctuator != TokenKind.EndOfFile)
            return Take(punctuator, punctuator == TokenKind.Spread ? 3 : 1);
        if (c == '"')
            return Peek(1) == '"' && Peek(2) == '"' ? ReadBlockString() : ReadString();
        if (char.IsAsciiDigit(c) || c == '-')
            return ReadNumber();
        return IsNameStart(c) ? ReadName() : throw UnexpectedCharacter(c);
    }

    /// <summary>A syntax error at an offset of the text.</summary>
    public GraphQLSyntaxException Error(int offset, string reason) => new(reason, PlaceOf(text, offset, sourceName));

    /// <summary>The line and column of an offset; looks at the whole text before it.</summary>
    public static Location PlaceOf(string text, int offset, string? sourceName)
    {
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < offset; i++)
        {
            if (text[i] != '\n' && text[i] != '\r')
                continue;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                if (i + 1 >= offset)
                    break;
                i++;
            }

            line++;
            lineStart = i + 1;
        }

        return new Location(line, offset - lineStart + 1, sourceName);
    }

    private TokenKind Punctuator(char c) => c switch
    {
        '!' => TokenKind.Bang,
        '$' => TokenKind.Dollar,
        '&' => TokenKind.Ampersand,
        '(' => TokenKind.ParenOpen,
        ')' => TokenKind.ParenClose,
        '.' when Peek(1) == '.' && Peek(2) == '.' => TokenKind.Spread,
        ':' => TokenKind.Colon,
        '=' => TokenKind.Equals,
        '@' => TokenKind.At,
        '[' => TokenKind.BracketOpen,
        ']' => TokenKind.BracketClose,
        '{' => TokenKind.BraceOpen,
        '|' => TokenKind.Pipe,
        '}' => TokenKind.BraceClose,
        _ => TokenKind.EndOfFile,
    };

    private void SkipIgnored()
    {
        while (_position < text.Length)
        {
            switch (text[_position])
            {
                case '\uFEFF' or '\t' or ' ' or ',':
                    _position++;
                    break;
                case '\n':
                    StartLine(_position + 1);
                    break;
                case '\r':
                    StartLine(Peek(1) == '\n' ? _position + 2 : _position + 1);
                    break;
                case '#':
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private void StartLine(int position)
    {
        _position = position;
        _line++;
        _lineStart = position;
    }

    private void SkipComment()
    {
        _position++;
        while (_position < text.Length && text[_position] is not ('\n' or '\r'))
        {
            // Half a surrogate pair is no character: it ends the comment and is reported as the next token.
            var size = CharacterSize(_position);
            if (size == 0)
                return;
            _position += size;
        }
    }

    private Token ReadName()
    {
        var end = _position + 1;
        while (end < text.Length && (IsNameStart(text[end]) || char.IsAsciiDigit(text[end])))
            end++;
        return TakeTo(TokenKind.Name, end, text[_position..end]);
    }

    private Token ReadNumber()
    {
        var end = _position;
        var kind = TokenKind.Int;
        if (CharAt(end) == '-')
            end++;
        if (CharAt(end) == '0')
        {
            end++;
            if (char.IsAsciiDigit(CharAt(end)))
                throw Error(end, $"Invalid number, unexpected digit after 0: {DescribeAt(end)}.");
        }
        else
        {
            end = SkipDigits(end);
        }

        if (CharAt(end) == '.')
        {
            kind = TokenKind.Float;
            end = SkipDigits(end + 1);
        }

        if (CharAt(end) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            end++;
            if (CharAt(end) is '+' or '-')
                end++;
            end = SkipDigits(end);
        }

        if (CharAt(end) == '.' || IsNameStart(CharAt(end)))
            throw Error(end, $"Invalid number, expected digit but got: {DescribeAt(end)}.");
        return TakeTo(kind, end, text[_position..end]);
    }

    private int SkipDigits(int start)
    {
        if (!char.IsAsciiDigit(CharAt(start)))
            throw Error(start, $"Invalid number, expected digit but got: {DescribeAt(start)}.");
        while (char.IsAsciiDigit(CharAt(start)))
            start++;
        return start;
    }

    private GraphQLSyntaxException UnexpectedCharacter(char c) => Error(
        _position,
        c == '\'' ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
        : CharacterSize(_position) > 0 ? $"Unexpected character: {DescribeAt(_position)}."
        : $"Invalid character: {DescribeAt(_position)}.");

    // The code units of the character at an offset: 0 when it is half a surrogate pair.
    private int CharacterSize(int offset) => CharacterSize(text, offset);

    private static int CharacterSize(string text, int offset)
    {
        var c = text[offset];
        if (!char.IsSurrogate(c))
            return 1;
        return char.IsHighSurrogate(c) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]) ? 2 : 0;
    }

    private string DescribeAt(int offset) => Describe(text, offset);

    /// <summary>The character at an offset as messages show it.</summary>
    public static string Describe(string text, int offset)
    {
        if (offset >= text.Length)
            return "<EOF>";
        var code = CharacterSize(text, offset) == 2 ? char.ConvertToUtf32(text, offset) : text[offset];
        return code switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{(char)code}\"",
            _ => "U+" + code.ToString("X4", CultureInfo.InvariantCulture),
        };
    }

    // U+0000 stands for the end as well; it is no part of any token, so the two never need telling apart.
    private char CharAt(int offset) => offset < text.Length ? text[offset] : '\0';

    private char Peek(int ahead) => CharAt(_position + ahead);

    private Token At(TokenKind kind, int start, string? value = null) => new(kind, _line, start - _lineStart + 1, value);

    private Token Take(TokenKind kind, int length) => TakeTo(kind, _position + length, value: null);

    private Token TakeTo(TokenKind kind, int end, string? value)
    {
        var token = At(kind, _position, value);
        _position = end;
        return token;
    }

    /// <summary>True for what a name may begin with.</summary>
    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';
}
