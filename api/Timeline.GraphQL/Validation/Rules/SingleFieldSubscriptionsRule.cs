using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>
/// A subscription selects one root field, which is no introspection and which no <c>@skip</c> or <c>@include</c> may take
/// away. GraphQL spec, section "Single Root Field".
/// </summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationKind.Subscription || Context.Schema.SubscriptionType is not { } root)
            return;

        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var conditions = new List<DirectiveNode>();
        Collect(root, operation.SelectionSet, new HashSet<string>(StringComparer.Ordinal), fields, conditions);

        var who = operation.Name is { } name ? $"Subscription \"{name.Value}\"" : "Anonymous Subscription";
        if (conditions.Count > 0)
        {
            Context.Report($"{who} must not use `@skip` or `@include` directives in the top level selection.", [.. conditions]);
            return;
        }

        if (fields.Count > 1)
            Context.Report($"{who} must select only one top level field.", [.. fields.Values.Skip(1).SelectMany(same => same)]);
        foreach (var same in fields.Values)
        {
            if (same[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                Context.Report($"{who} must not select an introspection top level field.", [.. same]);
        }
    }

    private void Collect(
        ObjectType root, SelectionSetNode set, HashSet<string> seen, OrderedDictionary<string, List<FieldNode>> fields, List<DirectiveNode> conditions)
    {
        ValidationContext.EnsureStack();
        Context.Spend(set.Selections.Count);
        foreach (var selection in set.Selections)
        {
            conditions.AddRange(selection.Directives.Where(directive => directive.Name.Value is "skip" or "include"));
            switch (selection)
            {
                case FieldNode field:
                    if (!fields.TryGetValue(field.ResponseKey, out var same))
                        fields.Add(field.ResponseKey, same = []);
                    same.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(root, inline.TypeCondition):
                    Collect(root, inline.SelectionSet, seen, fields, conditions);
                    break;
                case FragmentSpreadNode spread when seen.Add(spread.Name.Value)
                    && Context.TryGetFragment(spread.Name.Value, out var fragment) && Applies(root, fragment.TypeCondition):
                    Collect(root, fragment.SelectionSet, seen, fields, conditions);
                    break;
            }
        }
    }

    private bool Applies(ObjectType root, NamedTypeNode? condition) =>
        condition is null || (Context.Schema.GetType(condition.Name.Value) is { } type
            && (type == root || (type.IsAbstractType && Context.Schema.IsSubType(type, root))));
}
