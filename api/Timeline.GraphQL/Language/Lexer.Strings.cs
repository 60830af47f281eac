using System.Globalization;
using System.Text;

namespace Timeline.GraphQL.Language;

// GraphQL spec, section "String Value".
internal sealed partial class Lexer
{
    // A backslash, "u", braces and up to eight hexadecimal digits.
    private const int LongestEscape = 12;

    private Token ReadString()
    {
        var position = _position + 1;
        var chunk = position;
        StringBuilder? value = null;
        while (position < text.Length && text[position] is not ('\n' or '\r'))
        {
            switch (text[position])
            {
                case '"':
                    var rest = text.AsSpan(chunk, position - chunk);
                    return TakeTo(TokenKind.String, position + 1, value is null ? rest.ToString() : value.Append(rest).ToString());
                case '\\':
                    value ??= new StringBuilder();
                    value.Append(text, chunk, position - chunk);
                    position += AppendEscape(value, position);
                    chunk = position;
                    break;
                default:
                    position += SizeWithinString(position);
                    break;
            }
        }

        throw Error(position, "Unterminated string.");
    }

    private int SizeWithinString(int position)
    {
        var size = CharacterSize(position);
        return size > 0 ? size : throw Error(position, $"Invalid character within String: {DescribeAt(position)}.");
    }

    // Appends what the escape at a backslash stands for and returns its length in the text.
    private int AppendEscape(StringBuilder value, int position)
    {
        var escaped = CharAt(position + 1);
        if (escaped == 'u')
            return CharAt(position + 2) == '{' ? AppendBracedUnicode(value, position) : AppendFixedUnicode(value, position);

        value.Append(escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(position, $"Invalid character escape sequence: \"{Slice(position, 2)}\"."),
        });
        return 2;
    }

    private int AppendBracedUnicode(StringBuilder value, int position)
    {
        var point = 0;
        var size = 3;
        while (size < LongestEscape)
        {
            var c = CharAt(position + size++);
            if (c == '}')
            {
                // At least one digit, and no surrogate.
                if (size < 5 || !Rune.IsValid(point))
                    break;
                value.Append(new Rune(point).ToString());
                return size;
            }

            // Eight digits fill all 32 bits; a value that is no digit, or too large by far, is negative.
            point = unchecked((point << 4) | HexDigit(c));
            if (point < 0)
                break;
        }

        throw Error(position, $"Invalid Unicode escape sequence: \"{Slice(position, size)}\".");
    }

    private int AppendFixedUnicode(StringBuilder value, int position)
    {
        var code = HexCode(position + 2);
        if (code >= 0 && !char.IsSurrogate((char)code))
        {
            value.Append((char)code);
            return 6;
        }

        // A pair of escapes for the two halves of one character, as JSON writes them.
        if (code >= 0 && char.IsHighSurrogate((char)code) && CharAt(position + 6) == '\\' && CharAt(position + 7) == 'u')
        {
            var low = HexCode(position + 8);
            if (low >= 0 && char.IsLowSurrogate((char)low))
            {
                value.Append((char)code).Append((char)low);
                return 12;
            }
        }

        throw Error(position, $"Invalid Unicode escape sequence: \"{Slice(position, 6)}\".");
    }

    private int HexCode(int position)
    {
        var code = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = HexDigit(CharAt(position + i));
            if (digit < 0)
                return -1;
            code = (code << 4) | digit;
        }

        return code;
    }

    private static int HexDigit(char c) => char.IsAsciiHexDigit(c)
        ? int.Parse([c], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : -1;

    private string Slice(int position, int length) => text.Substring(position, Math.Min(length, text.Length - position));

    private Token ReadBlockString()
    {
        var token = At(TokenKind.BlockString, _position);
        var lines = new List<string>();
        var line = new StringBuilder();
        var position = _position + 3;
        var lineStart = _lineStart;
        while (position < text.Length)
        {
            switch (text[position])
            {
                case '"' when IsTripleQuote(position):
                    lines.Add(line.ToString());
                    _position = position + 3;
                    _line += lines.Count - 1;
                    _lineStart = lineStart;
                    return token with { Value = string.Join('\n', BlockString.Dedent(lines)) };
                case '\\' when IsTripleQuote(position + 1):
                    line.Append("\"\"\"");
                    position += 4;
                    break;
                case '\n' or '\r':
                    position += text[position] == '\r' && CharAt(position + 1) == '\n' ? 2 : 1;
                    lines.Add(line.ToString());
                    line.Clear();
                    lineStart = position;
                    break;
                default:
                    var size = SizeWithinString(position);
                    line.Append(text, position, size);
                    position += size;
                    break;
            }
        }

        throw Error(position, "Unterminated string.");
    }

    private bool IsTripleQuote(int position) =>
        CharAt(position) == '"' && CharAt(position + 1) == '"' && CharAt(position + 2) == '"';
}
