using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Variables that are used are defined by the operation. GraphQL spec, section "All Variable Uses Defined".</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var defined = operation.VariableDefinitions.Select(definition => definition.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var usage in Context.References.UsagesIn(operation))
            {
                var name = usage.Variable.Name.Value;
                if (defined.Contains(name))
                    continue;
                var where = operation.Name is { } operationName ? $" by operation \"{operationName.Value}\"" : "";
                Context.Report($"Variable \"${name}\" is not defined{where}.", usage.Variable, operation);
            }
        }
    }
}
