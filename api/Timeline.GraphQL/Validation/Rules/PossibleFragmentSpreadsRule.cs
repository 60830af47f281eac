using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>A fragment's type can be the type it is spread on. GraphQL spec, section "Fragment Spread Is Possible".</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode fragment)
    {
        if (Context.Type is NamedType { IsCompositeType: true } type)
            Check("Fragment", type, fragment);
    }

    public override void EnterFragmentSpread(FragmentSpreadNode spread)
    {
        if (Context.TryGetFragment(spread.Name.Value, out var fragment)
            && Context.Schema.GetType(fragment.TypeCondition.Name.Value) is { IsCompositeType: true } type)
            Check($"Fragment \"{spread.Name.Value}\"", type, spread);
    }

    private void Check(string fragment, NamedType type, SelectionNode place)
    {
        if (Context.ParentType is { } parent && !Context.Schema.DoTypesOverlap(type, parent))
            Context.Report($"{fragment} cannot be spread here as objects of type \"{parent.Name}\" can never be of type \"{type.Name}\".", place);
    }
}
