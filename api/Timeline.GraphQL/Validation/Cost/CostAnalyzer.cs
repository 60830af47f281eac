using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Cost;

/// <summary>Adds up one operation with one set of variables.</summary>
internal sealed class CostAnalyzer(CostModel model, DocumentNode document, Func<string, object?> variables)
{
    // Merged selections that were added up before are not added up again; what is left is paid from this.
    private const int Budget = 200_000;

    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = document.Definitions
        .OfType<FragmentDefinitionNode>()
        .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);

    private readonly Dictionary<SelectionSetNode, int> _numbers = [];
    private readonly Dictionary<(NamedType Type, string Sets), Cost> _known = [];
    private readonly ListSizes _sizes = new(model, variables);
    private int _remaining = Budget;
    private bool _dependsOnConditions;

    public OperationCost Measure(OperationDefinitionNode operation)
    {
        var root = model.Schema.GetRootType(operation.Operation);
        var errors = _sizes.Errors;
        var cost = default(Cost);
        try
        {
            if (root is not null)
                cost = Selections(root, [operation.SelectionSet], sizedFields: [], size: 0) + new Cost(0, model.WeightOf(root));
        }
        catch (ValidationAbortedException)
        {
            cost = new Cost(double.PositiveInfinity, double.PositiveInfinity);
        }

        Require(operation, "fields", cost.Fields, model.Options.MaxFieldCost, errors);
        Require(operation, "values", cost.Types, model.Options.MaxTypeCost, errors);
        return new OperationCost(cost.Fields, cost.Types, _dependsOnConditions || _sizes.DependsOnVariables, errors);
    }

    private static void Require(OperationDefinitionNode operation, string what, double cost, double? limit, List<GraphQLError> errors)
    {
        if (limit is null || cost <= limit)
            return;
        var who = operation.Name is { } name ? $"operation \"{name.Value}\"" : "the operation";
        var shown = double.IsFinite(cost) ? ValueText.Number(cost) : "countless";
        errors.Add(ListSizes.Error($"The {what} of {who} cost {shown}; the limit is {ValueText.Number(limit.Value)}. Ask for less, or in smaller pages.", operation));
    }

    // Of several object types the dearest counts, fields and values by themselves.
    private Cost Selections(NamedType type, List<SelectionSetNode> sets, IReadOnlyList<string> sizedFields, int size)
    {
        if (type is ObjectType item)
            return OfObject(item, sets, sizedFields, size);
        var most = default(Cost);
        foreach (var possible in model.Schema.GetPossibleTypes(type))
            most = most.Most(OfObject(possible, sets, sizedFields, size));
        return most;
    }

    private Cost OfObject(ObjectType type, List<SelectionSetNode> sets, IReadOnlyList<string> sizedFields, int size)
    {
        ValidationContext.EnsureStack();
        var key = (type, KeyOf(sets, sizedFields, size));
        if (_known.TryGetValue(key, out var known))
            return known;
        var groups = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var fragments = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(type, set, groups, fragments);

        var cost = default(Cost);
        foreach (var nodes in groups.Values)
            cost += Field(type, nodes, sizedFields, size);
        return _known[key] = cost;
    }

    private Cost Field(ObjectType parent, List<FieldNode> nodes, IReadOnlyList<string> sizedFields, int size)
    {
        var node = nodes[0];
        if (model.Schema.GetField(parent, node.Name.Value) is not { } field || field.Type.Named.IsIntrospectionType)
            return default;

        var weight = model.WeightOf(field);
        var own = weight.Weight;
        foreach (var argument in node.Arguments)
        {
            if (field.Arguments.TryGet(argument.Name.Value, out var definition))
                own += model.WeightOf(definition);
        }

        var declared = weight.ListSize is { } listSize ? _sizes.Of(parent, field, node, listSize) : (int?)null;
        var inherited = sizedFields.Contains(field.Name) ? size : (int?)null;
        var items = _sizes.Items(field.Type, weight.ListSize is { SizedFields.Count: 0 } ? declared : inherited);

        var inner = new List<SelectionSetNode>(nodes.Count);
        foreach (var each in nodes)
        {
            if (each.SelectionSet is { } set)
                inner.Add(set);
        }

        var value = inner.Count == 0 ? default : Selections(field.Type.Named, inner, weight.ListSize?.SizedFields ?? [], declared ?? 0);
        return new Cost(own + (items * value.Fields), items * (Weight(field.Type.Named) + value.Types));
    }

    private double Weight(NamedType type) => type.IsAbstractType
        ? model.Schema.GetPossibleTypes(type).Select(model.WeightOf).DefaultIfEmpty(1).Max()
        : model.WeightOf(type);

    private void Collect(ObjectType type, SelectionSetNode set, OrderedDictionary<string, List<FieldNode>> groups, HashSet<string> fragments)
    {
        ValidationContext.EnsureStack();
        _remaining -= set.Selections.Count;
        if (_remaining < 0)
            throw ValidationAbortedException.TooMuchWork();
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field when Applies(field.Directives):
                    if (!groups.TryGetValue(field.ResponseKey, out var group))
                        groups.Add(field.ResponseKey, group = []);
                    group.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.Directives) && Applies(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet, groups, fragments);
                    break;
                case FragmentSpreadNode spread when Applies(spread.Directives) && fragments.Add(spread.Name.Value)
                    && _fragments.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition, type):
                    Collect(type, fragment.SelectionSet, groups, fragments);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null || condition.Name.Value == type.Name
        || (model.Schema.GetType(condition.Name.Value) is { } wanted && model.Schema.IsSubType(wanted, type));

    private bool Applies(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            var isSkip = directive.Name.Value == "skip";
            if ((isSkip || directive.Name.Value == "include") && Condition(directive) is { } condition && condition == isSkip)
                return false;
        }

        return true;
    }

    private bool? Condition(DirectiveNode directive)
    {
        switch (directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "if")?.Value)
        {
            case BooleanValueNode constant:
                return constant.Value;
            case VariableNode variable:
                _dependsOnConditions = true;
                return variables(variable.Name.Value) as bool?;
            default:
                return null;
        }
    }

    private string KeyOf(List<SelectionSetNode> sets, IReadOnlyList<string> sizedFields, int size)
    {
        var key = new StringBuilder();
        foreach (var set in sets)
        {
            if (!_numbers.TryGetValue(set, out var number))
                number = _numbers[set] = _numbers.Count;
            key.Append(number).Append(' ');
        }

        return sizedFields.Count == 0 ? key.ToString()
            : key.AppendJoin(',', sizedFields).Append(CultureInfo.InvariantCulture, $"={size}").ToString();
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Cost(double Fields, double Types)
    {
        public static Cost operator +(Cost a, Cost b) => new(a.Fields + b.Fields, a.Types + b.Types);

        public Cost Most(Cost other) => new(Math.Max(Fields, other.Fields), Math.Max(Types, other.Types));
    }
}
