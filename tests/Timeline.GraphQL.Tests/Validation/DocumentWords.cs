using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>What a <see cref="DocumentMaker"/> writes into documents where a schema leaves it the choice, wrong words among them.</summary>
internal sealed record DocumentWords(string[] Types, string[] Conditions, string[] Directives)
{
    private static readonly string[] Conditionals = ["@skip(if: true)", "@include(if: $v)", "@nope", "@skip", "@include(if: 1, unless: 2)"];

    /// <summary>The words for the schema of <see cref="ValidationHarness"/>.</summary>
    public static DocumentWords Zoo { get; } = new(
        ["Int", "Int!", "String", "String!", "Boolean", "Boolean!", "ID", "[String]", "[[Int!]!]!", "Color", "Filter", "Choice", "Anything", "[Filter!]", "Dog", "Nope"],
        ["Dog", "Cat", "Pet", "Being", "Human", "CatOrDog", "HumanOrAlien", "Mammal", "Canine", "Query", "Filter", "Color", "Nope"],
        [.. Conditionals, "@onField", "@onQuery", "@tag(name: \"t\")", "@tag", "@onFragmentSpread"]);

    /// <summary>Words for any schema.</summary>
    public static DocumentWords For(Schema schema)
    {
        var named = schema.Types.Where(type => !type.IsIntrospectionType).ToList();
        var inputs = named.Where(type => type.IsInputType).SelectMany(type => new[] { type.Name, type.Name + "!", $"[{type.Name}]", $"[{type.Name}!]!" });
        return new(
            [.. inputs, "O0", "Nope"],
            [.. named.Where(type => type.IsCompositeType).Select(type => type.Name), "E0", "Nope"],
            [.. Conditionals, "@tag", "@tag(a0: 1)", "@include(if: true)", "@deprecated"]);
    }
}
