namespace Timeline.GraphQL.Language;

/// <summary>A literal value or a variable. GraphQL spec, section "Input Values".</summary>
public abstract record ValueNode(Location Location) : Node(Location);

/// <summary>A use of a variable: <c>$name</c>.</summary>
public sealed record VariableNode(NameNode Name, Location Location) : ValueNode(Location);

/// <summary>A whole number as written.</summary>
/// <param name="Value">The digits as written, of any length.</param>
/// <param name="Location">Where it starts.</param>
public sealed record IntValueNode(string Value, Location Location) : ValueNode(Location);

/// <summary>A number with a fraction or an exponent as written.</summary>
public sealed record FloatValueNode(string Value, Location Location) : ValueNode(Location);

/// <summary>A string or a block string, with escapes resolved and block indentation removed.</summary>
public sealed record StringValueNode(string Value, bool Block, Location Location) : ValueNode(Location);

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BooleanValueNode(bool Value, Location Location) : ValueNode(Location);

/// <summary>The literal <c>null</c>.</summary>
public sealed record NullValueNode(Location Location) : ValueNode(Location);

/// <summary>An enum value: a bare name other than <c>true</c>, <c>false</c> and <c>null</c>.</summary>
public sealed record EnumValueNode(string Value, Location Location) : ValueNode(Location);

/// <summary>A list literal.</summary>
public sealed record ListValueNode(IReadOnlyList<ValueNode> Values, Location Location) : ValueNode(Location);

/// <summary>An input object literal; fields in source order, duplicates kept.</summary>
public sealed record ObjectValueNode(IReadOnlyList<ObjectFieldNode> Fields, Location Location) : ValueNode(Location);

/// <summary>One field of an input object literal.</summary>
public sealed record ObjectFieldNode(NameNode Name, ValueNode Value, Location Location) : Node(Location);

/// <summary>A reference to a type. GraphQL spec, section "Type References".</summary>
public abstract record TypeNode(Location Location) : Node(Location);

/// <summary>A type by name.</summary>
public sealed record NamedTypeNode(NameNode Name, Location Location) : TypeNode(Location);

/// <summary>A list of a type: <c>[T]</c>.</summary>
public sealed record ListTypeNode(TypeNode Type, Location Location) : TypeNode(Location);

/// <summary>A type that is never null: <c>T!</c>.</summary>
/// <param name="Type">A named type or a list.</param>
/// <param name="Location">Where the inner type starts.</param>
public sealed record NonNullTypeNode(TypeNode Type, Location Location) : TypeNode(Location);
