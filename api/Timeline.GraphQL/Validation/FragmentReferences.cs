using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation;

/// <summary>A variable where it is used.</summary>
/// <param name="Variable">The use.</param>
/// <param name="Type">The type wanted there; null when unknown.</param>
/// <param name="HasDefault">Whether the argument or input field there has a default value.</param>
/// <param name="ParentType">The type of the list or object around; null when there is none.</param>
internal readonly record struct VariableUsage(VariableNode Variable, GraphQLType? Type, bool HasDefault, GraphQLType? ParentType);

/// <summary>Which fragments and variables each definition uses.</summary>
internal sealed class FragmentReferences(ValidationContext context)
{
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<OperationDefinitionNode, List<FragmentDefinitionNode>> _reached = [];
    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> _usages = [];

    /// <summary>The spreads inside a selection set, those in nested sets included, outer sets first.</summary>
    public List<FragmentSpreadNode> SpreadsIn(SelectionSetNode selectionSet)
    {
        if (_spreads.TryGetValue(selectionSet, out var spreads))
            return spreads;

        spreads = [];
        var waiting = new Stack<SelectionSetNode>([selectionSet]);
        while (waiting.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case InlineFragmentNode inline:
                        waiting.Push(inline.SelectionSet);
                        break;
                    case FieldNode { SelectionSet: { } inner }:
                        waiting.Push(inner);
                        break;
                }
            }
        }

        return _spreads[selectionSet] = spreads;
    }

    /// <summary>Every fragment an operation reaches, directly or through others, each once.</summary>
    public List<FragmentDefinitionNode> ReachedFrom(OperationDefinitionNode operation)
    {
        if (_reached.TryGetValue(operation, out var reached))
            return reached;

        reached = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<SelectionSetNode>([operation.SelectionSet]);
        while (waiting.TryDequeue(out var set))
        {
            var spreads = SpreadsIn(set);
            context.Spend(spreads.Count);
            foreach (var spread in spreads)
            {
                if (!seen.Add(spread.Name.Value) || !context.TryGetFragment(spread.Name.Value, out var fragment))
                    continue;
                reached.Add(fragment);
                waiting.Enqueue(fragment.SelectionSet);
            }
        }

        return _reached[operation] = reached;
    }

    public void AddUsage(ExecutableDefinitionNode definition, VariableUsage usage)
    {
        if (!_usages.TryGetValue(definition, out var usages))
            _usages[definition] = usages = [];
        usages.Add(usage);
    }

    /// <summary>Every use of a variable in an operation and the fragments it reaches. Complete when the walk has ended.</summary>
    public IEnumerable<VariableUsage> UsagesIn(OperationDefinitionNode operation)
    {
        foreach (var usage in UsagesOf(operation))
            yield return usage;
        foreach (var fragment in ReachedFrom(operation))
        {
            var usages = UsagesOf(fragment);
            context.Spend(usages.Count);
            foreach (var usage in usages)
                yield return usage;
        }
    }

    private List<VariableUsage> UsagesOf(ExecutableDefinitionNode definition) => _usages.GetValueOrDefault(definition) ?? [];
}
