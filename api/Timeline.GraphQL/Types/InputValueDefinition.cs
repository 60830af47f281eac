using System.Runtime.CompilerServices;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>A place that takes a value: an argument or a field of an input object.</summary>
public abstract class InputValueDefinition : IDefinition
{
    private protected InputValueDefinition(string name, GraphQLType type)
    {
        Name = name;
        Type = type;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>What the value means, as Markdown; null when nothing is said.</summary>
    public string? Description { get; internal init; }

    /// <summary>The type of the value.</summary>
    public GraphQLType Type { get; }

    /// <summary>The literal used when no value is given; null when there is none, a <see cref="NullValueNode"/> for <c>null</c>.</summary>
    public ValueNode? DefaultValue { get; internal init; }

    /// <summary>Why not to use it any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal init; }

    /// <summary>The directives applied to it, in source order.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; internal init; } = [];

    /// <summary>Where it is defined; null for built-in arguments.</summary>
    public Location? Location { get; internal init; }

    /// <summary>The default as resolvers get it, once it was needed.</summary>
    internal StrongBox<object?>? CoercedDefault { get; set; }

    /// <summary>True when a value must be given: non-null and without a default.</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;
}

/// <summary>An argument of a field or a directive.</summary>
public sealed class ArgumentDefinition : InputValueDefinition
{
    internal ArgumentDefinition(string name, GraphQLType type)
        : base(name, type)
    {
    }
}

/// <summary>A field of an input object.</summary>
public sealed class InputFieldDefinition : InputValueDefinition
{
    internal InputFieldDefinition(string name, GraphQLType type)
        : base(name, type)
    {
    }
}
