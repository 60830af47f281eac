using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>A directive stands once at one place, unless it is repeatable. GraphQL spec, section "Directives Are Unique per Location".</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count < 2)
            return;
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Context.Schema.GetDirective(name) is { IsRepeatable: false } && !seen.TryAdd(name, directive))
                Context.Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
        }
    }
}
