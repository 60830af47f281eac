namespace Timeline.GraphQL.Language;

// GraphQL spec, section "Type Extensions". An extension that adds nothing is a syntax error.
internal sealed partial class DocumentReader
{
    private TypeSystemExtensionNode ReadExtension()
    {
        var start = Here;
        var keyword = Lookahead();
        if (keyword is not { Kind: TokenKind.Name, Value: "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" })
            throw Unexpected(keyword);
        Advance();
        Advance();
        return keyword.Value switch
        {
            "schema" => ReadSchemaExtension(start),
            "scalar" => ReadScalarExtension(start),
            "type" => ReadObjectExtension(start),
            "interface" => ReadInterfaceExtension(start),
            "union" => ReadUnionExtension(start),
            "enum" => ReadEnumExtension(start),
            _ => ReadInputObjectExtension(start),
        };
    }

    private SchemaExtensionNode ReadSchemaExtension(Location start)
    {
        var directives = ReadDirectives(constant: true);
        var operations = OptionalMany(TokenKind.BraceOpen, ReadOperationType, TokenKind.BraceClose);
        RequireContent(directives.Length + operations.Length);
        return new SchemaExtensionNode(directives, operations, start);
    }

    private ScalarTypeExtensionNode ReadScalarExtension(Location start)
    {
        var name = ReadName();
        var directives = ReadDirectives(constant: true);
        RequireContent(directives.Length);
        return new ScalarTypeExtensionNode(name, directives, start);
    }

    private ObjectTypeExtensionNode ReadObjectExtension(Location start)
    {
        var name = ReadName();
        var interfaces = ReadInterfaces();
        var directives = ReadDirectives(constant: true);
        var fields = ReadFields();
        RequireContent(interfaces.Length + directives.Length + fields.Length);
        return new ObjectTypeExtensionNode(name, interfaces, directives, fields, start);
    }

    private InterfaceTypeExtensionNode ReadInterfaceExtension(Location start)
    {
        var name = ReadName();
        var interfaces = ReadInterfaces();
        var directives = ReadDirectives(constant: true);
        var fields = ReadFields();
        RequireContent(interfaces.Length + directives.Length + fields.Length);
        return new InterfaceTypeExtensionNode(name, interfaces, directives, fields, start);
    }

    private UnionTypeExtensionNode ReadUnionExtension(Location start)
    {
        var name = ReadName();
        var directives = ReadDirectives(constant: true);
        var types = ReadMembers();
        RequireContent(directives.Length + types.Length);
        return new UnionTypeExtensionNode(name, directives, types, start);
    }

    private EnumTypeExtensionNode ReadEnumExtension(Location start)
    {
        var name = ReadName();
        var directives = ReadDirectives(constant: true);
        var values = ReadEnumValues();
        RequireContent(directives.Length + values.Length);
        return new EnumTypeExtensionNode(name, directives, values, start);
    }

    private InputObjectTypeExtensionNode ReadInputObjectExtension(Location start)
    {
        var name = ReadName();
        var directives = ReadDirectives(constant: true);
        var fields = ReadInputFields();
        RequireContent(directives.Length + fields.Length);
        return new InputObjectTypeExtensionNode(name, directives, fields, start);
    }

    private void RequireContent(int parts)
    {
        if (parts == 0)
            throw Unexpected(_token);
    }
}
