namespace Timeline.GraphQL.Language;

// GraphQL spec, sections "Input Values" and "Type References".
internal sealed partial class DocumentReader
{
    public ValueNode ReadOnlyValue()
    {
        var value = ReadValue(constant: false);
        Expect(TokenKind.EndOfFile);
        return value;
    }

    public TypeNode ReadOnlyType()
    {
        var type = ReadType();
        Expect(TokenKind.EndOfFile);
        return type;
    }

    private ValueNode ReadValue(bool constant)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketOpen:
                return new ListValueNode(Any(TokenKind.BracketOpen, () => ReadValue(constant), TokenKind.BracketClose), Place(token));
            case TokenKind.BraceOpen:
                return new ObjectValueNode(Any(TokenKind.BraceOpen, () => ReadObjectField(constant), TokenKind.BraceClose), Place(token));
            case TokenKind.Int:
                Advance();
                return new IntValueNode(token.Value!, Place(token));
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(token.Value!, Place(token));
            case TokenKind.String or TokenKind.BlockString:
                return ReadString();
            case TokenKind.Name:
                Advance();
                return NamedValue(token.Value!, Place(token));
            case TokenKind.Dollar:
                return constant ? throw VariableInConstant() : ReadVariable();
            default:
                throw Unexpected(token);
        }
    }

    private static ValueNode NamedValue(string name, Location place) => name switch
    {
        "true" => new BooleanValueNode(true, place),
        "false" => new BooleanValueNode(false, place),
        "null" => new NullValueNode(place),
        _ => new EnumValueNode(name, place),
    };

    private GraphQLSyntaxException VariableInConstant()
    {
        var dollar = Expect(TokenKind.Dollar);
        return Peek(TokenKind.Name)
            ? Error(dollar, $"Unexpected variable \"${_token.Value}\" in constant value.")
            : Unexpected(dollar);
    }

    private ObjectFieldNode ReadObjectField(bool constant)
    {
        var start = Here;
        var name = ReadName();
        Expect(TokenKind.Colon);
        return new ObjectFieldNode(name, ReadValue(constant), start);
    }

    private StringValueNode ReadString()
    {
        var token = _token;
        Advance();
        return new StringValueNode(token.Value!, token.Kind == TokenKind.BlockString, Place(token));
    }

    private TypeNode ReadType()
    {
        var start = Here;
        TypeNode type;
        if (Peek(TokenKind.BracketOpen))
        {
            Open(TokenKind.BracketOpen);
            type = new ListTypeNode(ReadType(), start);
            Expect(TokenKind.BracketClose);
            _depth--;
        }
        else
        {
            type = ReadNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type, start) : type;
    }

    private NamedTypeNode ReadNamedType()
    {
        var name = ReadName();
        return new NamedTypeNode(name, name.Location);
    }
}
