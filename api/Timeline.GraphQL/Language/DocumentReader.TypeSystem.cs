namespace Timeline.GraphQL.Language;

// GraphQL spec, section "Type System".
internal sealed partial class DocumentReader
{
    private static readonly HashSet<string> DirectiveLocationNames = new(StringComparer.Ordinal)
    {
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    };

    private bool PeekDescription() => Peek(TokenKind.String) || Peek(TokenKind.BlockString);

    private StringValueNode? ReadDescription() => PeekDescription() ? ReadString() : null;

    private TypeSystemDefinitionNode? ReadTypeSystemDefinition(string keyword) => keyword switch
    {
        "schema" => ReadSchema(),
        "scalar" => ReadScalar(),
        "type" => ReadObject(),
        "interface" => ReadInterface(),
        "union" => ReadUnion(),
        "enum" => ReadEnum(),
        "input" => ReadInputObject(),
        "directive" => ReadDirectiveDefinition(),
        _ => null,
    };

    private SchemaDefinitionNode ReadSchema()
    {
        var (start, description) = ReadHead("schema");
        var directives = ReadDirectives(constant: true);
        return new SchemaDefinitionNode(
            description, directives, Many(TokenKind.BraceOpen, ReadOperationType, TokenKind.BraceClose), start);
    }

    private OperationTypeDefinitionNode ReadOperationType()
    {
        var start = Here;
        var operation = ReadOperationKind();
        Expect(TokenKind.Colon);
        return new OperationTypeDefinitionNode(operation, ReadNamedType(), start);
    }

    private ScalarTypeDefinitionNode ReadScalar()
    {
        var (start, description) = ReadHead("scalar");
        return new ScalarTypeDefinitionNode(description, ReadName(), ReadDirectives(constant: true), start);
    }

    private ObjectTypeDefinitionNode ReadObject()
    {
        var (start, description) = ReadHead("type");
        return new ObjectTypeDefinitionNode(
            description, ReadName(), ReadInterfaces(), ReadDirectives(constant: true), ReadFields(), start);
    }

    private InterfaceTypeDefinitionNode ReadInterface()
    {
        var (start, description) = ReadHead("interface");
        return new InterfaceTypeDefinitionNode(
            description, ReadName(), ReadInterfaces(), ReadDirectives(constant: true), ReadFields(), start);
    }

    private UnionTypeDefinitionNode ReadUnion()
    {
        var (start, description) = ReadHead("union");
        return new UnionTypeDefinitionNode(description, ReadName(), ReadDirectives(constant: true), ReadMembers(), start);
    }

    private EnumTypeDefinitionNode ReadEnum()
    {
        var (start, description) = ReadHead("enum");
        return new EnumTypeDefinitionNode(description, ReadName(), ReadDirectives(constant: true), ReadEnumValues(), start);
    }

    private InputObjectTypeDefinitionNode ReadInputObject()
    {
        var (start, description) = ReadHead("input");
        return new InputObjectTypeDefinitionNode(description, ReadName(), ReadDirectives(constant: true), ReadInputFields(), start);
    }

    private DirectiveDefinitionNode ReadDirectiveDefinition()
    {
        var (start, description) = ReadHead("directive");
        Expect(TokenKind.At);
        var name = ReadName();
        var arguments = ReadArgumentDefinitions();
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        var locations = Delimited(TokenKind.Pipe, ReadDirectiveLocation);
        return new DirectiveDefinitionNode(description, name, arguments, repeatable, locations, start);
    }

    private NameNode ReadDirectiveLocation()
    {
        var token = _token;
        var name = ReadName();
        return DirectiveLocationNames.Contains(name.Value) ? name : throw Unexpected(token);
    }

    private (Location Start, StringValueNode? Description) ReadHead(string keyword)
    {
        var start = Here;
        var description = ReadDescription();
        ExpectKeyword(keyword);
        return (start, description);
    }

    private NamedTypeNode[] ReadInterfaces() =>
        SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, ReadNamedType) : [];

    private NamedTypeNode[] ReadMembers() => Skip(TokenKind.Equals) ? Delimited(TokenKind.Pipe, ReadNamedType) : [];

    private FieldDefinitionNode[] ReadFields() => OptionalMany(TokenKind.BraceOpen, ReadFieldDefinition, TokenKind.BraceClose);

    private InputValueDefinitionNode[] ReadInputFields() => OptionalMany(TokenKind.BraceOpen, ReadInputValue, TokenKind.BraceClose);

    private InputValueDefinitionNode[] ReadArgumentDefinitions() =>
        OptionalMany(TokenKind.ParenOpen, ReadInputValue, TokenKind.ParenClose);

    private EnumValueDefinitionNode[] ReadEnumValues() => OptionalMany(TokenKind.BraceOpen, ReadEnumValue, TokenKind.BraceClose);

    private FieldDefinitionNode ReadFieldDefinition()
    {
        var start = Here;
        var description = ReadDescription();
        var name = ReadName();
        var arguments = ReadArgumentDefinitions();
        Expect(TokenKind.Colon);
        return new FieldDefinitionNode(description, name, arguments, ReadType(), ReadDirectives(constant: true), start);
    }

    private InputValueDefinitionNode ReadInputValue()
    {
        var start = Here;
        var description = ReadDescription();
        var name = ReadName();
        Expect(TokenKind.Colon);
        var type = ReadType();
        var defaultValue = Skip(TokenKind.Equals) ? ReadValue(constant: true) : null;
        return new InputValueDefinitionNode(description, name, type, defaultValue, ReadDirectives(constant: true), start);
    }

    private EnumValueDefinitionNode ReadEnumValue()
    {
        var start = Here;
        var description = ReadDescription();
        if (_token.Value is "true" or "false" or "null")
            throw Error(_token, $"{_token.Describe()} is reserved and cannot be used for an enum value.");
        return new EnumValueDefinitionNode(description, ReadName(), ReadDirectives(constant: true), start);
    }
}
