using Timeline.GraphQL.Validation;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>Fragments: spec section 5.5.</summary>
public sealed class FragmentRulesTests
{
    [Fact]
    public void Fragment_names_are_unique() => ExpectErrors(
        SpecifiedRules.UniqueFragmentNames,
        "{ ...F } fragment F on Query { dog { name } } fragment F on Query { cat { name } }",
        "There can be only one fragment named \"F\". @1:19,1:56");

    [Fact]
    public void Types_exist() => ExpectErrors(
        SpecifiedRules.KnownTypeNames,
        "query ($a: Dgo, $b: [[Humn!]]!) { ... on Cta { name } ...F } fragment F on Xyzzy { name }",
        "Unknown type \"Dgo\". Did you mean \"Dog\"? @1:12",
        "Unknown type \"Humn\". Did you mean \"Human\"? @1:23",
        "Unknown type \"Cta\". Did you mean \"Cat\"? @1:42",
        "Unknown type \"Xyzzy\". @1:76");

    [Fact]
    public void Fragments_select_from_composite_types() => ExpectErrors(
        SpecifiedRules.FragmentsOnCompositeTypes,
        "{ dog { ... on Boolean { x } ...F } } fragment F on Filter { x } fragment G on Color { x }",
        "Fragment cannot condition on non composite type \"Boolean\". @1:16",
        "Fragment \"F\" cannot condition on non composite type \"Filter\". @1:53",
        "Fragment \"G\" cannot condition on non composite type \"Color\". @1:80");

    [Fact]
    public void Fragments_are_used_by_an_operation() => ExpectErrors(
        SpecifiedRules.NoUnusedFragments,
        "{ ...A } fragment A on Query { ...B } fragment B on Query { dog { name } } fragment C on Query { ...D } fragment D on Query { ...C }",
        "Fragment \"C\" is never used. @1:76",
        "Fragment \"D\" is never used. @1:105");

    [Fact]
    public void Fragments_that_are_spread_exist() => ExpectErrors(
        SpecifiedRules.KnownFragmentNames,
        "{ ...A dog { ...B } } fragment A on Query { ... { ...C } }",
        "Unknown fragment \"B\". @1:17",
        "Unknown fragment \"C\". @1:54");

    [Theory]
    [InlineData("fragment A on Dog { ...A }", "Cannot spread fragment \"A\" within itself. @1:21")]
    [InlineData("fragment A on Dog { ...B } fragment B on Dog { ...A }", "Cannot spread fragment \"A\" within itself via \"B\". @1:21,1:48")]
    [InlineData("fragment A on Dog { ...B } fragment B on Dog { owner { ...C } } fragment C on Human { ...B }", "Cannot spread fragment \"B\" within itself via \"C\". @1:56,1:87")]
    public void A_fragment_does_not_spread_itself(string text, string error) =>
        ExpectErrors(SpecifiedRules.NoFragmentCycles, text, error);

    [Fact]
    public void Every_cycle_is_told() => ExpectErrors(
        SpecifiedRules.NoFragmentCycles,
        "fragment A on Dog { ...B ...C } fragment B on Dog { ...A } fragment C on Dog { ...A ...B }",
        "Cannot spread fragment \"A\" within itself via \"B\". @1:21,1:53",
        "Cannot spread fragment \"A\" within itself via \"C\". @1:26,1:80");

    [Theory]
    [InlineData("{ dog { ... on Cat { name } } }", "Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\". @1:9")]
    [InlineData("{ pet { ...F } } fragment F on Alien { iq }", "Fragment \"F\" cannot be spread here as objects of type \"Pet\" can never be of type \"Alien\". @1:9")]
    [InlineData("{ catOrDog { ... on HumanOrAlien { __typename } } }", "Fragment cannot be spread here as objects of type \"CatOrDog\" can never be of type \"HumanOrAlien\". @1:14")]
    [InlineData("{ mammal { ... on Human { name } } }", "Fragment cannot be spread here as objects of type \"Mammal\" can never be of type \"Human\". @1:12")]
    public void A_fragment_that_can_never_apply_is_told(string text, string error) =>
        ExpectErrors(SpecifiedRules.PossibleFragmentSpreads, text, error);

    [Theory]
    [InlineData("{ pet { ... on Dog { name } ... on Being { name } ... { name } } }")]
    [InlineData("{ catOrDog { ... on DogOrHuman { __typename } ... on Pet { name } } }")]
    [InlineData("{ dog { ... on Unknown { name } ...Missing ... on Boolean { x } } }")]
    public void A_fragment_that_can_apply_is_fine(string text) => ExpectValid(SpecifiedRules.PossibleFragmentSpreads, text);
}
