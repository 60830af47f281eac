using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Directives exist and may stand where they do. GraphQL spec, sections "Directives Are Defined" and "Directives Are in Valid Locations".</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirective(DirectiveNode directive, DirectiveLocation location)
    {
        var name = directive.Name.Value;
        if (Context.Directive is not { } definition)
            Context.Report($"Unknown directive \"@{name}\".", directive);
        else if (!definition.Locations.Contains(location))
            Context.Report($"Directive \"@{name}\" may not be used on {location.SdlName()}.", directive);
    }
}
