using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Variables have input types. GraphQL spec, section "Variables Are Input Types".</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode variable)
    {
        if (Context.Schema.GetType(variable.Type) is { IsInputType: false } type)
            Context.Report($"Variable \"${variable.Variable.Name.Value}\" cannot be non-input type \"{type}\".", variable.Type);
    }
}
