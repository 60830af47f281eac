namespace Timeline.GraphQL.Language;

/// <summary>An extension of the schema or of a type. GraphQL spec, section "Type Extensions".</summary>
public abstract record TypeSystemExtensionNode(IReadOnlyList<DirectiveNode> Directives, Location Location)
    : DefinitionNode(Location);

/// <summary><c>extend schema</c>.</summary>
public sealed record SchemaExtensionNode(
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<OperationTypeDefinitionNode> OperationTypes,
    Location Location) : TypeSystemExtensionNode(Directives, Location);

/// <summary>The extension of a named type.</summary>
public abstract record TypeExtensionNode(NameNode Name, IReadOnlyList<DirectiveNode> Directives, Location Location)
    : TypeSystemExtensionNode(Directives, Location);

/// <summary><c>extend scalar</c>.</summary>
public sealed record ScalarTypeExtensionNode(NameNode Name, IReadOnlyList<DirectiveNode> Directives, Location Location)
    : TypeExtensionNode(Name, Directives, Location);

/// <summary><c>extend type</c>.</summary>
public sealed record ObjectTypeExtensionNode(
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields,
    Location Location) : TypeExtensionNode(Name, Directives, Location);

/// <summary><c>extend interface</c>.</summary>
public sealed record InterfaceTypeExtensionNode(
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields,
    Location Location) : TypeExtensionNode(Name, Directives, Location);

/// <summary><c>extend union</c>.</summary>
public sealed record UnionTypeExtensionNode(
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<NamedTypeNode> Types,
    Location Location) : TypeExtensionNode(Name, Directives, Location);

/// <summary><c>extend enum</c>.</summary>
public sealed record EnumTypeExtensionNode(
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<EnumValueDefinitionNode> Values,
    Location Location) : TypeExtensionNode(Name, Directives, Location);

/// <summary><c>extend input</c>.</summary>
public sealed record InputObjectTypeExtensionNode(
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<InputValueDefinitionNode> Fields,
    Location Location) : TypeExtensionNode(Name, Directives, Location);
