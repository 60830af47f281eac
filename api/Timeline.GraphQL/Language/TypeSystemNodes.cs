namespace Timeline.GraphQL.Language;

/// <summary>A definition of the schema, a type or a directive. GraphQL spec, section "Type System".</summary>
public abstract record TypeSystemDefinitionNode(StringValueNode? Description, Location Location) : DefinitionNode(Location);

/// <summary><c>schema { query: Q }</c>.</summary>
public sealed record SchemaDefinitionNode(
    StringValueNode? Description,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<OperationTypeDefinitionNode> OperationTypes,
    Location Location) : TypeSystemDefinitionNode(Description, Location);

/// <summary>One root operation type: <c>query: Q</c>.</summary>
public sealed record OperationTypeDefinitionNode(OperationKind Operation, NamedTypeNode Type, Location Location) : Node(Location);

/// <summary><c>directive @name(arguments) repeatable on LOCATIONS</c>.</summary>
public sealed record DirectiveDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<InputValueDefinitionNode> Arguments,
    bool Repeatable,
    IReadOnlyList<NameNode> Locations,
    Location Location) : TypeSystemDefinitionNode(Description, Location);

/// <summary>The definition of a named type.</summary>
public abstract record TypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : TypeSystemDefinitionNode(Description, Location);

/// <summary><c>scalar Name</c>.</summary>
public sealed record ScalarTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : TypeDefinitionNode(Description, Name, Directives, Location);

/// <summary><c>type Name implements I { fields }</c>.</summary>
public sealed record ObjectTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields,
    Location Location) : TypeDefinitionNode(Description, Name, Directives, Location);

/// <summary><c>interface Name implements I { fields }</c>.</summary>
public sealed record InterfaceTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields,
    Location Location) : TypeDefinitionNode(Description, Name, Directives, Location);

/// <summary><c>union Name = A | B</c>.</summary>
public sealed record UnionTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<NamedTypeNode> Types,
    Location Location) : TypeDefinitionNode(Description, Name, Directives, Location);

/// <summary><c>enum Name { VALUES }</c>.</summary>
public sealed record EnumTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<EnumValueDefinitionNode> Values,
    Location Location) : TypeDefinitionNode(Description, Name, Directives, Location);

/// <summary><c>input Name { fields }</c>.</summary>
public sealed record InputObjectTypeDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<InputValueDefinitionNode> Fields,
    Location Location) : TypeDefinitionNode(Description, Name, Directives, Location);

/// <summary>A field of an object or interface type.</summary>
public sealed record FieldDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<InputValueDefinitionNode> Arguments,
    TypeNode Type,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : Node(Location);

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed record InputValueDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    TypeNode Type,
    ValueNode? DefaultValue,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : Node(Location);

/// <summary>One value of an enum.</summary>
public sealed record EnumValueDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : Node(Location);
