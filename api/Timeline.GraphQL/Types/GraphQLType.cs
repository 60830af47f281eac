using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>A type of a schema: a named type, or a list or non-null wrapper of one. GraphQL spec, section "Types".</summary>
/// <remarks>Never changes once its <see cref="Schema"/> is built, so safe to share between threads.</remarks>
public abstract class GraphQLType
{
    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>This type without its outermost non-null wrapper.</summary>
    public virtual GraphQLType Nullable => this;

    /// <summary>True when values of it may be given as arguments and variables.</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>True when a field may give it.</summary>
    public bool IsOutputType => Named is not InputObjectType;

    /// <summary>True for a scalar or an enum itself; a wrapper is no leaf.</summary>
    public bool IsLeafType => this is ScalarType or EnumType;

    /// <summary>True for an object, an interface or a union itself: types that have selections.</summary>
    public bool IsCompositeType => this is ObjectType or InterfaceType or UnionType;

    /// <summary>True for an interface or a union itself.</summary>
    public bool IsAbstractType => this is InterfaceType or UnionType;

    /// <summary>The type as SDL writes it, such as <c>[Int!]!</c>.</summary>
    public abstract override string ToString();
}

/// <summary>A type with a name of its own.</summary>
public abstract class NamedType : GraphQLType, IDefinition
{
    private protected NamedType(string name) => Name = name;

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>What the type means, as Markdown; null when nothing is said.</summary>
    public string? Description { get; internal init; }

    /// <summary>The directives applied to the definition and its extensions, in source order.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; internal init; } = [];

    /// <summary>Where it is defined; null for built-in types.</summary>
    public Location? Location { get; internal init; }

    /// <inheritdoc />
    public sealed override NamedType Named => this;

    /// <summary>True for the types of the introspection system, whose names start with two underscores.</summary>
    public bool IsIntrospectionType => Name.StartsWith("__", StringComparison.Ordinal);

    /// <inheritdoc />
    public sealed override string ToString() => Name;
}

/// <summary>A list of another type. Two lists of equal types are equal.</summary>
public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type of the items.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc />
    public override NamedType Named { get; } = ofType.Named;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ListType other && other.OfType.Equals(OfType);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(1, OfType);

    /// <inheritdoc />
    public override string ToString() => $"[{OfType}]";
}

/// <summary>A type that is never null. Two wrappers of equal types are equal.</summary>
public sealed class NonNullType : GraphQLType
{
    /// <summary>Wraps a named type or a list.</summary>
    /// <exception cref="ArgumentException"><paramref name="ofType"/> is non-null already.</exception>
    public NonNullType(GraphQLType ofType)
    {
        if (ofType is NonNullType)
            throw new ArgumentException($"{ofType} is non-null already", nameof(ofType));
        OfType = ofType;
        Named = ofType.Named;
    }

    /// <summary>The nullable type inside.</summary>
    public GraphQLType OfType { get; }

    /// <inheritdoc />
    public override NamedType Named { get; }

    /// <inheritdoc />
    public override GraphQLType Nullable => OfType;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is NonNullType other && other.OfType.Equals(OfType);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(2, OfType);

    /// <inheritdoc />
    public override string ToString() => $"{OfType}!";
}
