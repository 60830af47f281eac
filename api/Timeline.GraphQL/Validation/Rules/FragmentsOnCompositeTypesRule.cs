using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Fragments select from objects, interfaces and unions. GraphQL spec, section "Fragments on Object, Interface or Union Types".</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragment(FragmentDefinitionNode fragment) =>
        Check(fragment.TypeCondition, $"Fragment \"{fragment.Name.Value}\"");

    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition)
            Check(condition, "Fragment");
    }

    private void Check(NamedTypeNode condition, string fragment)
    {
        if (Context.Schema.GetType(condition.Name.Value) is { IsCompositeType: false } type)
            Context.Report($"{fragment} cannot condition on non composite type \"{type.Name}\".", condition);
    }
}
