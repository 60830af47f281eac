using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>
/// A subscription selects one root field, no introspection, and whether it does so depends on no variable.
/// GraphQL spec, section "Single Root Field".
/// </summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationKind.Subscription || Context.Schema.SubscriptionType is not { } root)
            return;

        var fields = new Dictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var order = new List<List<FieldNode>>();
        Collect(root, operation.SelectionSet, new HashSet<string>(StringComparer.Ordinal), field =>
        {
            if (!fields.TryGetValue(field.ResponseKey, out var same))
                order.Add(fields[field.ResponseKey] = same = []);
            same.Add(field);
        });

        var who = operation.Name is { } name ? $"Subscription \"{name.Value}\"" : "Anonymous Subscription";
        if (order.Count > 1)
            Context.Report($"{who} must select only one top level field.", [.. order.Skip(1).SelectMany(same => same)]);
        foreach (var same in order)
        {
            if (same[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                Context.Report($"{who} must not select an introspection top level field.", [.. same]);
        }
    }

    private void Collect(ObjectType root, SelectionSetNode set, HashSet<string> seen, Action<FieldNode> add)
    {
        ValidationContext.EnsureStack();
        Context.Spend(set.Selections.Count);
        foreach (var selection in set.Selections)
        {
            if (IsLeftOut(selection))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    add(field);
                    break;
                case InlineFragmentNode inline when Applies(root, inline.TypeCondition):
                    Collect(root, inline.SelectionSet, seen, add);
                    break;
                case FragmentSpreadNode spread when seen.Add(spread.Name.Value)
                    && Context.TryGetFragment(spread.Name.Value, out var fragment) && Applies(root, fragment.TypeCondition):
                    Collect(root, fragment.SelectionSet, seen, add);
                    break;
            }
        }
    }

    private bool Applies(ObjectType root, NamedTypeNode? condition) =>
        condition is null || (Context.Schema.GetType(condition.Name.Value) is { } type
            && (type == root || (type.IsAbstractType && Context.Schema.IsSubType(type, root))));

    // A variable counts as not given, so only literals leave anything out.
    private static bool IsLeftOut(SelectionNode selection) =>
        Condition(selection, "skip") == true || Condition(selection, "include") == false;

    private static bool? Condition(SelectionNode selection, string directive) => selection.Directives
        .FirstOrDefault(applied => applied.Name.Value == directive)?.Arguments
        .FirstOrDefault(argument => argument.Name.Value == "if")?.Value is BooleanValueNode value ? value.Value : null;
}
