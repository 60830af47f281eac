using static Timeline.GraphQL.Language.GraphQLPrinter;

namespace Timeline.GraphQL.Language;

/// <summary>The part of the printer that writes type system definitions and extensions.</summary>
internal static class TypeSystemPrinter
{
    public static string Print(Node node) => node switch
    {
        SchemaDefinitionNode n => $"{Description(n.Description)}schema{Directives(n.Directives)}{Body(n.OperationTypes)}",
        OperationTypeDefinitionNode n => $"{Keyword(n.Operation)}: {n.Type.Name.Value}",
        ScalarTypeDefinitionNode n => $"{Description(n.Description)}scalar {n.Name.Value}{Directives(n.Directives)}",
        ObjectTypeDefinitionNode n =>
            $"{Description(n.Description)}type {n.Name.Value}{Interfaces(n.Interfaces)}{Directives(n.Directives)}{Body(n.Fields)}",
        InterfaceTypeDefinitionNode n =>
            $"{Description(n.Description)}interface {n.Name.Value}{Interfaces(n.Interfaces)}{Directives(n.Directives)}{Body(n.Fields)}",
        UnionTypeDefinitionNode n => $"{Description(n.Description)}union {n.Name.Value}{Directives(n.Directives)}{Members(n.Types)}",
        EnumTypeDefinitionNode n => $"{Description(n.Description)}enum {n.Name.Value}{Directives(n.Directives)}{Body(n.Values)}",
        InputObjectTypeDefinitionNode n => $"{Description(n.Description)}input {n.Name.Value}{Directives(n.Directives)}{Body(n.Fields)}",
        FieldDefinitionNode n =>
            $"{Description(n.Description)}{n.Name.Value}{Arguments(n.Arguments)}: {GraphQLPrinter.Print(n.Type)}{Directives(n.Directives)}",
        InputValueDefinitionNode n =>
            $"{Description(n.Description)}{n.Name.Value}: {GraphQLPrinter.Print(n.Type)}{DefaultValue(n.DefaultValue)}{Directives(n.Directives)}",
        EnumValueDefinitionNode n => $"{Description(n.Description)}{n.Name.Value}{Directives(n.Directives)}",
        DirectiveDefinitionNode n =>
            $"{Description(n.Description)}directive @{n.Name.Value}{Arguments(n.Arguments)}{(n.Repeatable ? " repeatable" : "")} on {Join(n.Locations, " | ")}",
        SchemaExtensionNode n => $"extend schema{Directives(n.Directives)}{Body(n.OperationTypes)}",
        ScalarTypeExtensionNode n => $"extend scalar {n.Name.Value}{Directives(n.Directives)}",
        ObjectTypeExtensionNode n => $"extend type {n.Name.Value}{Interfaces(n.Interfaces)}{Directives(n.Directives)}{Body(n.Fields)}",
        InterfaceTypeExtensionNode n => $"extend interface {n.Name.Value}{Interfaces(n.Interfaces)}{Directives(n.Directives)}{Body(n.Fields)}",
        UnionTypeExtensionNode n => $"extend union {n.Name.Value}{Directives(n.Directives)}{Members(n.Types)}",
        EnumTypeExtensionNode n => $"extend enum {n.Name.Value}{Directives(n.Directives)}{Body(n.Values)}",
        InputObjectTypeExtensionNode n => $"extend input {n.Name.Value}{Directives(n.Directives)}{Body(n.Fields)}",
        _ => throw new ArgumentException($"no text form is known for {node.GetType().Name}", nameof(node)),
    };

    /// <summary>True for a definition without braces that would take those of a query behind it for its own.</summary>
    public static bool TakesBraces(DefinitionNode node) => node
        is ObjectTypeDefinitionNode { Fields.Count: 0 } or ObjectTypeExtensionNode { Fields.Count: 0 }
        or InterfaceTypeDefinitionNode { Fields.Count: 0 } or InterfaceTypeExtensionNode { Fields.Count: 0 }
        or EnumTypeDefinitionNode { Values.Count: 0 } or EnumTypeExtensionNode { Values.Count: 0 }
        or InputObjectTypeDefinitionNode { Fields.Count: 0 } or InputObjectTypeExtensionNode { Fields.Count: 0 }
        or SchemaExtensionNode { OperationTypes.Count: 0 };

    private static string Body(IReadOnlyList<Node> nodes) => Wrap(" ", Block(nodes));

    private static string Interfaces(IReadOnlyList<NamedTypeNode> interfaces) => Wrap(" implements ", Join(interfaces, " & "));

    private static string Members(IReadOnlyList<NamedTypeNode> types) => Wrap(" = ", Join(types, " | "));

    private static string Arguments(IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        var lines = arguments.Select(GraphQLPrinter.Print).ToList();
        return lines.Exists(line => line.Contains('\n', StringComparison.Ordinal))
            ? $"(\n{Indent(string.Join('\n', lines))}\n)"
            : Wrap("(", string.Join(", ", lines), ")");
    }
}
