using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Arguments that must be given are given. GraphQL spec, section "Required Arguments".</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    // On leaving, so that what is wrong inside is said first.
    public override void LeaveField(FieldNode field)
    {
        if (Context.Field is { } definition)
            Check($"Field \"{definition.Name}\"", definition.Arguments, field.Arguments, field);
    }

    public override void LeaveDirective(DirectiveNode directive)
    {
        if (Context.Directive is { } definition)
            Check($"Directive \"@{definition.Name}\"", definition.Arguments, directive.Arguments, directive);
    }

    private void Check(string where, DefinitionList<ArgumentDefinition> definitions, IReadOnlyList<ArgumentNode> given, Node node)
    {
        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !given.Any(argument => argument.Name.Value == definition.Name))
                Context.Report($"{where} argument \"{definition.Name}\" of type \"{definition.Type}\" is required, but it was not provided.", node);
        }
    }
}
