namespace Timeline.GraphQL.Language;

/// <summary>
/// Reads a schema coordinate. It has tokens of its own: nothing is ignored between them, no space and no comment.
/// GraphQL spec, section "Schema Coordinates".
/// </summary>
internal sealed class SchemaCoordinateReader(string text)
{
    private int _position;

    public SchemaCoordinateNode Read()
    {
        var start = Here;
        var ofDirective = Skip('@');
        var name = ReadName();
        var member = !ofDirective && Skip('.') ? ReadName() : null;
        NameNode? argument = null;
        if ((ofDirective || member is not null) && Skip('('))
        {
            argument = ReadName();
            Expect(':');
            Expect(')');
        }

        if (_position < text.Length)
            throw Error($"Expected <EOF>, found {Found()}.");
        return (ofDirective, member, argument) switch
        {
            (true, _, null) => new DirectiveCoordinateNode(name, start),
            (true, _, _) => new DirectiveArgumentCoordinateNode(name, argument, start),
            (_, null, _) => new TypeCoordinateNode(name, start),
            (_, _, null) => new MemberCoordinateNode(name, member, start),
            _ => new ArgumentCoordinateNode(name, member, argument, start),
        };
    }

    private Location Here => Lexer.PlaceOf(text, _position, sourceName: null);

    private int NameLength
    {
        get
        {
            var end = _position;
            if (end < text.Length && Lexer.IsNameStart(text[end]))
            {
                while (end < text.Length && (Lexer.IsNameStart(text[end]) || char.IsAsciiDigit(text[end])))
                    end++;
            }

            return end - _position;
        }
    }

    private NameNode ReadName()
    {
        var (start, length) = (Here, NameLength);
        if (length == 0)
            throw Error($"Expected Name, found {Found()}.");
        _position += length;
        return new NameNode(text.Substring(_position - length, length), start);
    }

    private bool Skip(char punctuator)
    {
        if (_position >= text.Length || text[_position] != punctuator)
            return false;
        _position++;
        return true;
    }

    private void Expect(char punctuator)
    {
        if (!Skip(punctuator))
            throw Error($"Expected \"{punctuator}\", found {Found()}.");
    }

    private string Found()
    {
        if (_position >= text.Length)
            return "<EOF>";
        if (NameLength is > 0 and var length)
            return $"Name \"{text.Substring(_position, length)}\"";
        return text[_position] is '.' or '(' or ')' or ':' or '@'
            ? $"\"{text[_position]}\""
            : throw Error($"Invalid character: {Lexer.Describe(text, _position)}.");
    }

    private GraphQLSyntaxException Error(string reason) => new(reason, Here);
}
