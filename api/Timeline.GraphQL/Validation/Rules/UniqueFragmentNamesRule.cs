using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>No two fragments have one name. GraphQL spec, section "Fragment Name Uniqueness".</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> _names = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name;
        if (!_names.TryAdd(name.Value, name))
            Context.Report($"There can be only one fragment named \"{name.Value}\".", _names[name.Value], name);
    }
}
