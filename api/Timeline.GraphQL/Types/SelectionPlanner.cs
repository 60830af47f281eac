using GraphQL.Types;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Types;

/// <summary>
/// Collects the fields that a valid document selects of an object type, once instead of for each value. GraphQL spec, section "Field Collection".
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="fragments">The document's fragments.</param>
/// <param name="conditions">The values of the variables of <c>@skip</c> and <c>@include</c>.</param>
internal sealed class SelectionPlanner(
    ISchema schema, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments, IReadOnlyDictionary<string, bool> conditions)
{
    public PlannedField[] Plan(IObjectGraphType type, IEnumerable<GraphQLSelectionSet> selections)
    {
        var fields = new OrderedDictionary<string, PlannedField>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selection in selections)
            Collect(type, selection, fields, spread);
        return [.. fields.Values];
    }

    private void Collect(IObjectGraphType type, GraphQLSelectionSet selections, OrderedDictionary<string, PlannedField> fields, HashSet<string> spread)
    {
        foreach (var selection in selections.Selections)
        {
            if (!Applies((IHasDirectivesNode)selection))
                continue;
            switch (selection)
            {
                case GraphQLField field:
                    var key = (field.Alias?.Name ?? field.Name).StringValue;
                    if (!fields.TryGetValue(key, out var planned))
                        fields.Add(key, planned = new PlannedField(this, key, field, DefinitionOf(type, field)));
                    planned.Merge(field);
                    break;
                case GraphQLInlineFragment inline when Applies(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet, fields, spread);
                    break;
                case GraphQLFragmentSpread named when spread.Add(named.FragmentName.Name.StringValue)
                    && fragments[named.FragmentName.Name.StringValue] is var fragment && Applies(fragment.TypeCondition, type):
                    Collect(type, fragment.SelectionSet, fields, spread);
                    break;
            }
        }
    }

    private FieldType DefinitionOf(IObjectGraphType type, GraphQLField field) => field.Name.StringValue switch
    {
        "__typename" => schema.TypeNameMetaFieldType,
        "__schema" when type == schema.Query => schema.SchemaMetaFieldType,
        "__type" when type == schema.Query => schema.TypeMetaFieldType,
        _ => type.GetField(field.Name.Value) ?? throw new InvalidOperationException($"{type.Name} has no field {field.Name.StringValue}; the document was not validated"),
    };

    private bool Applies(GraphQLTypeCondition? condition, IObjectGraphType type)
    {
        if (condition is null || condition.Type.Name.Value == type.Name)
            return true;
        return schema.AllTypes[condition.Type.Name.Value] is IAbstractGraphType wanted && wanted.PossibleTypes.Contains(type);
    }

    private bool Applies(IHasDirectivesNode selection)
    {
        foreach (var directive in selection.Directives?.Items ?? [])
        {
            var isSkip = directive.Name.Value == "skip";
            if ((isSkip || directive.Name.Value == "include") && Condition(directive) == isSkip)
                return false;
        }

        return true;
    }

    private bool Condition(GraphQLDirective directive) => directive.Arguments!.Items[0].Value switch
    {
        GraphQLBooleanValue constant => constant.BoolValue,
        GraphQLVariable variable => conditions[variable.Name.StringValue],
        _ => false,
    };
}
