using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>A place a directive may stand. GraphQL spec, section "Type System Directives".</summary>
public enum DirectiveLocation
{
    /// <summary>A query operation.</summary>
    Query,

    /// <summary>A mutation operation.</summary>
    Mutation,

    /// <summary>A subscription operation.</summary>
    Subscription,

    /// <summary>A selected field.</summary>
    Field,

    /// <summary>A fragment definition.</summary>
    FragmentDefinition,

    /// <summary>A fragment spread.</summary>
    FragmentSpread,

    /// <summary>An inline fragment.</summary>
    InlineFragment,

    /// <summary>A variable definition.</summary>
    VariableDefinition,

    /// <summary>A schema definition or extension.</summary>
    Schema,

    /// <summary>A scalar type.</summary>
    Scalar,

    /// <summary>An object type.</summary>
    Object,

    /// <summary>A field of an object or interface.</summary>
    FieldDefinition,

    /// <summary>An argument of a field or directive.</summary>
    ArgumentDefinition,

    /// <summary>An interface type.</summary>
    Interface,

    /// <summary>A union type.</summary>
    Union,

    /// <summary>An enum type.</summary>
    Enum,

    /// <summary>A value of an enum.</summary>
    EnumValue,

    /// <summary>An input object type.</summary>
    InputObject,

    /// <summary>A field of an input object.</summary>
    InputFieldDefinition,
}

/// <summary>The names of directive locations as SDL writes them.</summary>
public static class DirectiveLocations
{
    private static readonly Dictionary<string, DirectiveLocation> ByName = Enum.GetValues<DirectiveLocation>()
        .ToDictionary(location => location.SdlName(), StringComparer.Ordinal);

    /// <summary>The name in SDL, such as <c>FIELD_DEFINITION</c>.</summary>
    public static string SdlName(this DirectiveLocation location) => EnumNames.Screaming(location.ToString());

    /// <summary>The location of that name, or null.</summary>
    public static DirectiveLocation? Find(string name) => ByName.TryGetValue(name, out var location) ? location : null;
}

/// <summary>A directive. GraphQL spec, section "Directives".</summary>
public sealed class DirectiveDefinition : IDefinition
{
    internal DirectiveDefinition(string name, IEnumerable<ArgumentDefinition> arguments, IReadOnlyList<DirectiveLocation> locations)
    {
        Name = name;
        Arguments = new DefinitionList<ArgumentDefinition>(arguments);
        Locations = locations;
    }

    /// <summary>The name, without the at sign.</summary>
    public string Name { get; }

    /// <summary>What the directive means, as Markdown; null when nothing is said.</summary>
    public string? Description { get; internal init; }

    /// <summary>The arguments, in source order.</summary>
    public DefinitionList<ArgumentDefinition> Arguments { get; }

    /// <summary>Where it may stand, in source order.</summary>
    public IReadOnlyList<DirectiveLocation> Locations { get; }

    /// <summary>True when it may stand more than once at one place.</summary>
    public bool IsRepeatable { get; internal init; }

    /// <summary>Where it is defined; null for built-in directives.</summary>
    public Location? Location { get; internal init; }

    /// <summary>The directive with an at sign, as messages name it.</summary>
    public override string ToString() => $"@{Name}";
}
