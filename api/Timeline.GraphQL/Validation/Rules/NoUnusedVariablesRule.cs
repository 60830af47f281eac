using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Variables that are defined are used. GraphQL spec, section "All Variables Used".</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>().Where(o => o.VariableDefinitions.Count > 0))
        {
            var used = Context.References.UsagesIn(operation).Select(usage => usage.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var definition in operation.VariableDefinitions)
            {
                var name = definition.Variable.Name.Value;
                if (used.Contains(name))
                    continue;
                var where = operation.Name is { } operationName ? $" in operation \"{operationName.Value}\"" : "";
                Context.Report($"Variable \"${name}\" is never used{where}.", definition);
            }
        }
    }
}
