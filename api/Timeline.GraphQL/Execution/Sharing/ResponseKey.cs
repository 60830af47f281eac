using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Execution.Sharing;

/// <summary>What decides, besides the event, about the response to it.</summary>
/// <param name="Plan">The operation.</param>
/// <param name="Variables">The variables that the response depends on, as one text.</param>
/// <param name="Audience">Who may see the response, as the host has it.</param>
internal sealed record ResponseKey(OperationPlan Plan, string Variables, object Audience)
{
    /// <summary>The key of a subscription; null when the host has not said whom its responses may be shared with.</summary>
    public static ResponseKey? Of(OperationPlan plan, GraphQLRequest request)
    {
        if (request.Audience is not { } audience)
            return null;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        new Walk(plan.Fragments, names).Selections(plan.Operation.SelectionSet, isRoot: true);
        var text = new StringBuilder();
        foreach (var name in names)
        {
            // A JSON value shows where it ends, and a name has neither "=" nor a line end.
            text.Append(name).Append('=');
            if (request.Variables is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value))
                text.Append(value.GetRawText());
            text.Append('\n');
        }

        return new ResponseKey(plan, text.ToString(), audience);
    }

    /// <summary>Collects the variables of an operation, but for those in the arguments of its root fields.</summary>
    private sealed class Walk(IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, SortedSet<string> names)
    {
        private readonly HashSet<(string Fragment, bool IsRoot)> _visited = [];

        public void Selections(SelectionSetNode selections, bool isRoot)
        {
            foreach (var selection in selections.Selections)
            {
                foreach (var directive in selection.Directives)
                    Arguments(directive.Arguments);
                switch (selection)
                {
                    case FieldNode field:
                        if (!isRoot)
                            Arguments(field.Arguments);
                        if (field.SelectionSet is { } below)
                            Selections(below, isRoot: false);
                        break;
                    case InlineFragmentNode inline:
                        Selections(inline.SelectionSet, isRoot);
                        break;
                    case FragmentSpreadNode spread when _visited.Add((spread.Name.Value, isRoot)) && fragments.TryGetValue(spread.Name.Value, out var fragment):
                        Selections(fragment.SelectionSet, isRoot);
                        break;
                }
            }
        }

        private void Arguments(IReadOnlyList<ArgumentNode> arguments)
        {
            foreach (var argument in arguments)
                Value(argument.Value);
        }

        private void Value(ValueNode value)
        {
            switch (value)
            {
                case VariableNode variable:
                    names.Add(variable.Name.Value);
                    break;
                case ListValueNode list:
                    foreach (var item in list.Values)
                        Value(item);
                    break;
                case ObjectValueNode literal:
                    foreach (var field in literal.Fields)
                        Value(field.Value);
                    break;
            }
        }
    }
}
