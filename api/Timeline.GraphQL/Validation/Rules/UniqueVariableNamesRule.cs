using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>No two variables of an operation have one name. GraphQL spec, section "Variable Uniqueness".</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.Count < 2)
            return;
        foreach (var same in operation.VariableDefinitions.GroupBy(definition => definition.Variable.Name.Value, StringComparer.Ordinal))
        {
            if (same.Skip(1).Any())
                Context.Report($"There can be only one variable named \"${same.Key}\".", [.. same.Select(definition => definition.Variable.Name)]);
        }
    }
}
