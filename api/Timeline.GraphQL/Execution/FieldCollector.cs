using System.Runtime.CompilerServices;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Finds the fields to execute. GraphQL spec, section "Field Collection".</summary>
/// <param name="schema">The schema.</param>
/// <param name="fragments">The document's fragments by name.</param>
/// <param name="conditions">The variables that <c>@skip</c> and <c>@include</c> look at.</param>
internal sealed class FieldCollector(
    Schema schema,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    VariableValues conditions)
{
    private Schema Schema => schema;

    private IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments => fragments;

    /// <summary>The fields of an operation's root.</summary>
    public SelectionPlan Collect(ObjectType type, SelectionSetNode selections) => Collect(type, [selections]);

    /// <summary>The fields below some merged fields.</summary>
    public SelectionPlan Collect(ObjectType type, FieldNode[] parents) => Collect(type, parents.Select(parent => parent.SelectionSet).OfType<SelectionSetNode>());

    private SelectionPlan Collect(ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var collection = new Collection(this, type);
        foreach (var selections in selectionSets)
        {
            if (collection.Add(selections) is { } error)
                return new SelectionPlan([], error);
        }

        return new SelectionPlan(collection.ToFields());
    }

    private sealed class Collection(FieldCollector owner, ObjectType type)
    {
        private readonly OrderedDictionary<string, List<FieldNode>> _fields = new(StringComparer.Ordinal);
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

        public GraphQLError? Add(SelectionSetNode selections)
        {
            // Fragments may spread each other in a chain of any length.
            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
                return new GraphQLError("The document's fragments are nested too deeply.", selections);
            foreach (var selection in selections.Selections)
            {
                if (Add(selection) is { } error)
                    return error;
            }

            return null;
        }

        public PlannedField[] ToFields()
        {
            var fields = new List<PlannedField>(_fields.Count);
            foreach (var nodes in _fields.Values)
            {
                if (owner.Schema.GetField(type, nodes[0].Name.Value) is { } definition)
                    fields.Add(new PlannedField(owner, type, definition, [.. nodes], isFirst: fields.Count == 0));
            }

            return [.. fields];
        }

        private GraphQLError? Add(SelectionNode selection)
        {
            if (selection is FragmentSpreadNode seen && _visited.Contains(seen.Name.Value))
                return null;
            if (owner.IsIncluded(selection, out var error) is false)
                return error;
            switch (selection)
            {
                case FieldNode field:
                    if (!_fields.TryGetValue(field.ResponseKey, out var nodes))
                        _fields.Add(field.ResponseKey, nodes = []);
                    nodes.Add(field);
                    return null;
                case InlineFragmentNode inline:
                    return owner.Applies(inline.TypeCondition, type) ? Add(inline.SelectionSet) : null;
                case FragmentSpreadNode spread:
                    _visited.Add(spread.Name.Value);
                    return owner.Fragments.TryGetValue(spread.Name.Value, out var fragment) && owner.Applies(fragment.TypeCondition, type)
                        ? Add(fragment.SelectionSet)
                        : null;
                default:
                    return null;
            }
        }
    }

    private bool IsIncluded(SelectionNode selection, out GraphQLError? error)
    {
        error = null;
        foreach (var directive in selection.Directives)
        {
            var isSkip = directive.Name.Value == BuiltInDirectives.Skip.Name;
            if (!isSkip && directive.Name.Value != BuiltInDirectives.Include.Name)
                continue;
            var arguments = (isSkip ? BuiltInDirectives.Skip : BuiltInDirectives.Include).Arguments;
            error = ArgumentCoercion.TryCoerce(arguments, directive, directive.Arguments, conditions, out var values);
            if (error is not null || (bool)values["if"]! == isSkip)
                return false;
        }

        return true;
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null
        || condition.Name.Value == type.Name
        || (schema.GetType(condition.Name.Value) is { } wider && schema.IsSubType(wider, type));
}
