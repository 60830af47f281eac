using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Fragments that are spread exist. GraphQL spec, section "Fragment Spread Target Defined".</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentSpread(FragmentSpreadNode spread)
    {
        if (!Context.TryGetFragment(spread.Name.Value, out _))
            Context.Report($"Unknown fragment \"{spread.Name.Value}\".", spread.Name);
    }
}
