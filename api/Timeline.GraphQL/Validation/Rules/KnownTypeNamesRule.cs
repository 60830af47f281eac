using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Named types exist. GraphQL spec, section "Fragment Spread Type Existence".</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterNamedType(NamedTypeNode type)
    {
        var name = type.Name.Value;
        if (Context.Schema.GetType(name) is null)
            Context.Report($"Unknown type \"{name}\".{Context.DidYouMean(name, Context.Schema.Types.Select(known => known.Name))}", type);
    }
}
