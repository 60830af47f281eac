using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>An operation without a name is alone. GraphQL spec, section "Lone Anonymous Operation".</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context) : ValidationRule(context)
{
    private int _operations;

    public override void EnterDocument(DocumentNode document) =>
        _operations = document.Definitions.Count(definition => definition is OperationDefinitionNode);

    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Name is null && _operations > 1)
            Context.Report("This anonymous operation must be the only defined operation.", operation);
    }
}
