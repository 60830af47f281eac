namespace Timeline.GraphQL.Language;

/// <summary>What an operation does: reads, writes, or listens.</summary>
public enum OperationKind
{
    /// <summary>Reads; its root fields may run side by side.</summary>
    Query,

    /// <summary>Writes; its root fields run one after another.</summary>
    Mutation,

    /// <summary>Listens to a stream of events; has one root field.</summary>
    Subscription,
}

/// <summary>An operation. GraphQL spec, section "Operations".</summary>
/// <param name="Description">The description before the operation, which the shorthand form cannot have.</param>
/// <param name="Operation">Query for the shorthand form.</param>
/// <param name="Name">Null when anonymous.</param>
/// <param name="VariableDefinitions">Empty when there are none.</param>
/// <param name="Directives">Empty when there are none.</param>
/// <param name="SelectionSet">What is asked for.</param>
/// <param name="Location">Where it starts, description included.</param>
public sealed record OperationDefinitionNode(
    StringValueNode? Description,
    OperationKind Operation,
    NameNode? Name,
    IReadOnlyList<VariableDefinitionNode> VariableDefinitions,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet,
    Location Location) : ExecutableDefinitionNode(Description, Directives, SelectionSet, Location);

/// <summary>A named fragment. GraphQL spec, section "Fragments".</summary>
public sealed record FragmentDefinitionNode(
    StringValueNode? Description,
    NameNode Name,
    NamedTypeNode TypeCondition,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet,
    Location Location) : ExecutableDefinitionNode(Description, Directives, SelectionSet, Location);

/// <summary>A variable an operation takes. GraphQL spec, section "Variables".</summary>
public sealed record VariableDefinitionNode(
    StringValueNode? Description,
    VariableNode Variable,
    TypeNode Type,
    ValueNode? DefaultValue,
    IReadOnlyList<DirectiveNode> Directives,
    Location Location) : Node(Location);

/// <summary>The selections between one pair of braces, in source order.</summary>
public sealed record SelectionSetNode(IReadOnlyList<SelectionNode> Selections, Location Location) : Node(Location);

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract record SelectionNode(IReadOnlyList<DirectiveNode> Directives, Location Location) : Node(Location);

/// <summary>A selected field.</summary>
public sealed record FieldNode(
    NameNode? Alias,
    NameNode Name,
    IReadOnlyList<ArgumentNode> Arguments,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode? SelectionSet,
    Location Location) : SelectionNode(Directives, Location)
{
    /// <summary>The key of the field in the response: its alias, else its name.</summary>
    public string ResponseKey => Alias?.Value ?? Name.Value;
}

/// <summary>A use of a named fragment: <c>...name</c>.</summary>
public sealed record FragmentSpreadNode(NameNode Name, IReadOnlyList<DirectiveNode> Directives, Location Location)
    : SelectionNode(Directives, Location);

/// <summary>An inline fragment: <c>... on Type { }</c>.</summary>
public sealed record InlineFragmentNode(
    NamedTypeNode? TypeCondition,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode SelectionSet,
    Location Location) : SelectionNode(Directives, Location);
