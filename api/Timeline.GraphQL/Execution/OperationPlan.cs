using System.Collections.Concurrent;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// One operation of a valid document, ready to be executed again and again. What depends on <c>@skip</c> and
/// <c>@include</c> is planned once per combination of their variables. Safe to use from several threads.
/// </summary>
internal sealed class OperationPlan
{
    // Beyond this many combinations, each request plans for itself, so that variables cannot fill the memory.
    private const int MaxVariants = 64;

    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly string[] _conditionVariables;
    private readonly ConcurrentDictionary<string, SelectionPlan> _variants = new(StringComparer.Ordinal);

    public OperationPlan(Schema schema, OperationDefinitionNode operation, ObjectType rootType, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        Schema = schema;
        Operation = operation;
        RootType = rootType;
        _fragments = fragments;
        _conditionVariables = [.. fragments.Values.Cast<ExecutableDefinitionNode>().Prepend(operation)
            .SelectMany(definition => ConditionVariables(definition.SelectionSet))
            .Distinct(StringComparer.Ordinal)];
    }

    public Schema Schema { get; }

    public OperationDefinitionNode Operation { get; }

    public ObjectType RootType { get; }

    /// <summary>The document's fragments by name.</summary>
    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments => _fragments;

    /// <summary>How long the last response was, in bytes: what the next one probably takes. At least 256, at most 1 MB.</summary>
    public int ExpectedLength
    {
        get;
        set => field = Math.Clamp(value, 256, 1 << 20);
    } = 256;

    /// <summary>The root fields under these variables.</summary>
    public SelectionPlan RootSelection(VariableValues variables)
    {
        var variant = string.Create(_conditionVariables.Length, (_conditionVariables, variables), static (key, state) =>
        {
            for (var i = 0; i < key.Length; i++)
                key[i] = state.variables.TryGet(state._conditionVariables[i], out var value) ? Symbol(value) : '?';
        });
        if (_variants.TryGetValue(variant, out var known))
            return known;

        var planned = new FieldCollector(Schema, _fragments, Conditions(variables)).Collect(RootType, Operation.SelectionSet);
        return _variants.Count < MaxVariants ? _variants.GetOrAdd(variant, planned) : planned;
    }

    private static char Symbol(object? value) => value switch { true => '1', false => '0', _ => 'n' };

    // Only the conditions: a plan lives on and must not hold one request's other values.
    private VariableValues Conditions(VariableValues variables)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in _conditionVariables)
        {
            if (variables.TryGet(name, out var value))
                values.Add(name, value);
        }

        return new VariableValues(values);
    }

    private static IEnumerable<string> ConditionVariables(SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            foreach (var argument in selection.Directives.SelectMany(directive => directive.Arguments))
            {
                if (argument.Value is VariableNode variable)
                    yield return variable.Name.Value;
            }

            var below = selection switch { FieldNode field => field.SelectionSet, InlineFragmentNode inline => inline.SelectionSet, _ => null };
            foreach (var name in below is null ? [] : ConditionVariables(below))
                yield return name;
        }
    }
}
