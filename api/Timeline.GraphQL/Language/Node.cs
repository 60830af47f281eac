namespace Timeline.GraphQL.Language;

/// <summary>A node of a parsed document. Immutable, so safe to share between threads.</summary>
/// <remarks>
/// Two nodes are equal only when they are the same object: comparing whole trees on every dictionary look-up would let
/// a hostile document cost quadratic time.
/// </remarks>
/// <param name="Location">Where the node's first token starts.</param>
public abstract record Node(Location Location)
{
    /// <inheritdoc />
    public virtual bool Equals(Node? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>The node as GraphQL text.</summary>
    public sealed override string ToString() => GraphQLPrinter.Print(this);
}

/// <summary>A name as written.</summary>
public sealed record NameNode(string Value, Location Location) : Node(Location);

/// <summary>A whole source text: one or more definitions, in source order.</summary>
/// <param name="Definitions">Never empty when it comes from the parser.</param>
/// <param name="TokenCount">How many tokens the parser read, the end of file not counted; 0 for a hand-made document.</param>
/// <param name="Location">Where the text starts.</param>
public sealed record DocumentNode(IReadOnlyList<DefinitionNode> Definitions, int TokenCount, Location Location) : Node(Location);

/// <summary>One top-level definition or extension.</summary>
public abstract record DefinitionNode(Location Location) : Node(Location);

/// <summary>An operation or a fragment.</summary>
public abstract record ExecutableDefinitionNode(
    StringValueNode? Description,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet,
    Location Location) : DefinitionNode(Location);

/// <summary>A directive as applied: <c>@name(arguments)</c>.</summary>
public sealed record DirectiveNode(NameNode Name, IReadOnlyList<ArgumentNode> Arguments, Location Location) : Node(Location);

/// <summary>An argument as given: <c>name: value</c>.</summary>
public sealed record ArgumentNode(NameNode Name, ValueNode Value, Location Location) : Node(Location);
