using GraphQLParser.AST;

namespace Timeline.GraphQL.Execution;

/// <summary>Where an operation uses its variables.</summary>
internal sealed class VariableUses
{
    private readonly IReadOnlyDictionary<string, GraphQLFragmentDefinition> _fragments;
    private readonly HashSet<(string Fragment, bool IsRoot)> _visited = [];
    private readonly SortedSet<string> _conditions = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _response = new(StringComparer.Ordinal);

    private VariableUses(IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments) => _fragments = fragments;

    /// <summary>Those of <c>@skip</c> and <c>@include</c>.</summary>
    public IReadOnlyCollection<string> Conditions => _conditions;

    /// <summary>All but those that stand only in arguments of root fields.</summary>
    public IReadOnlyCollection<string> Response => _response;

    public static VariableUses Of(GraphQLOperationDefinition operation, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments)
    {
        var uses = new VariableUses(fragments);
        uses.Visit(operation.SelectionSet, isRoot: true);
        return uses;
    }

    /// <summary>True when a value holds a variable.</summary>
    public static bool HasVariable(GraphQLValue value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(value, names);
        return names.Count > 0;
    }

    private void Visit(GraphQLSelectionSet selections, bool isRoot)
    {
        foreach (var selection in selections.Selections)
        {
            foreach (var directive in ((IHasDirectivesNode)selection).Directives?.Items ?? [])
            {
                Add(directive.Arguments, _response);
                if (directive.Name.Value == "skip" || directive.Name.Value == "include")
                    Add(directive.Arguments, _conditions);
            }

            switch (selection)
            {
                case GraphQLField field:
                    if (!isRoot)
                        Add(field.Arguments, _response);
                    if (field.SelectionSet is { } below)
                        Visit(below, isRoot: false);
                    break;
                case GraphQLInlineFragment inline:
                    Visit(inline.SelectionSet, isRoot);
                    break;
                case GraphQLFragmentSpread spread when _visited.Add((spread.FragmentName.Name.StringValue, isRoot)):
                    Visit(_fragments[spread.FragmentName.Name.StringValue].SelectionSet, isRoot);
                    break;
            }
        }
    }

    private static void Add(GraphQLArguments? arguments, ISet<string> names)
    {
        foreach (var argument in arguments?.Items ?? [])
            Add(argument.Value, names);
    }

    private static void Add(GraphQLValue value, ISet<string> names)
    {
        switch (value)
        {
            case GraphQLVariable variable:
                names.Add(variable.Name.StringValue);
                break;
            case GraphQLListValue list:
                foreach (var item in list.Values ?? [])
                    Add(item, names);
                break;
            case GraphQLObjectValue literal:
                foreach (var field in literal.Fields ?? [])
                    Add(field.Value, names);
                break;
        }
    }
}
