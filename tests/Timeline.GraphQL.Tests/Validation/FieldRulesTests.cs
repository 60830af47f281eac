using Timeline.GraphQL.Validation;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>Fields and arguments: spec sections 5.3 and 5.4.</summary>
public sealed class FieldRulesTests
{
    [Theory]
    [InlineData("{ dog { meows } }", "Cannot query field \"meows\" on type \"Dog\". @1:9")]
    [InlineData("{ dog { bark } }", "Cannot query field \"bark\" on type \"Dog\". Did you mean \"barks\"? @1:9")]
    [InlineData("{ dog { zzzzzzzzz } }", "Cannot query field \"zzzzzzzzz\" on type \"Dog\". @1:9")]
    [InlineData("{ pet { nickname } }", "Cannot query field \"nickname\" on type \"Pet\". Did you mean to use an inline fragment on \"Cat\" or \"Dog\"? @1:9")]
    [InlineData("{ catOrDog { name } }", "Cannot query field \"name\" on type \"CatOrDog\". Did you mean to use an inline fragment on \"Being\", \"Pet\", \"Canine\", \"Cat\", or \"Dog\"? @1:14")]
    [InlineData("{ humanOrAlien { home } }", "Cannot query field \"home\" on type \"HumanOrAlien\". Did you mean to use an inline fragment on \"Alien\"? @1:18")]
    [InlineData("{ dog { __schema { queryType { name } } } }", "Cannot query field \"__schema\" on type \"Dog\". @1:9")]
    public void An_unknown_field_is_told_with_what_might_be_meant(string text, string error) =>
        ExpectErrors(SpecifiedRules.FieldsOnCorrectType, text, error);

    [Fact]
    public void Meta_fields_exist_where_the_specification_has_them() => ExpectValid(
        SpecifiedRules.FieldsOnCorrectType,
        "{ __typename __schema { __typename } __type(name: \"Dog\") { name } catOrDog { __typename ... on Dog { barks } } }");

    [Fact]
    public void Fields_of_unknown_types_are_not_judged() =>
        ExpectValid(SpecifiedRules.FieldsOnCorrectType, "{ ... on Unknown { name { first } } }");

    [Fact]
    public void Suggestions_stay_away_without_introspection()
    {
        const string text = "{ dog { bark } ...F @ski(if: true) } fragment F on Dgo { name }";

        Assert.DoesNotContain(Errors(text, new ValidationOptions { AllowIntrospection = false }), error => error.Contains("Did you mean", StringComparison.Ordinal));
        Assert.DoesNotContain(Errors(text, new ValidationOptions { Suggest = false }), error => error.Contains("Did you mean", StringComparison.Ordinal));
        Assert.Contains(Errors(text), error => error.Contains("Did you mean", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ dog }", "Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"? @1:3")]
    [InlineData("{ human { relatives } }", "Field \"relatives\" of type \"[Human]!\" must have a selection of subfields. Did you mean \"relatives { ... }\"? @1:11")]
    [InlineData("{ dog { barks { loudly } } }", "Field \"barks\" must not have a selection since type \"Boolean\" has no subfields. @1:15")]
    [InlineData("{ cat { furColor(x: 1) { red } } }", "Field \"furColor\" must not have a selection since type \"Color\" has no subfields. @1:24")]
    public void Leaves_have_no_selections_and_all_else_has(string text, string error) =>
        ExpectErrors(SpecifiedRules.ScalarLeafs, text, error);

    [Theory]
    [InlineData("{ dog { isHousetrained(atOtherHome: true) } }", "Unknown argument \"atOtherHome\" on field \"Dog.isHousetrained\". Did you mean \"atOtherHomes\"? @1:24")]
    [InlineData("{ pet { name(zzz: 1) } }", "Unknown argument \"zzz\" on field \"Pet.name\". @1:14")]
    [InlineData("{ dog @skip(unless: true) { name } }", "Unknown argument \"unless\" on directive \"@skip\". @1:13")]
    [InlineData("{ dog @tag(nam: \"x\") { name } }", "Unknown argument \"nam\" on directive \"@tag\". Did you mean \"name\"? @1:12")]
    public void An_unknown_argument_is_told(string text, string error) =>
        ExpectErrors(SpecifiedRules.KnownArgumentNames, text, error);

    [Fact]
    public void Arguments_of_unknown_fields_and_directives_are_not_judged() =>
        ExpectValid(SpecifiedRules.KnownArgumentNames, "{ nope(a: 1) dog @nope(b: 2) { name } }");

    [Fact]
    public void An_argument_is_given_once() => ExpectErrors(
        SpecifiedRules.UniqueArgumentNames,
        "{ dog { isAt(x: 1, x: 2, y: 3, x: 4) name @skip(if: true, if: false) } }",
        "There can be only one argument named \"x\". @1:14,1:20,1:32",
        "There can be only one argument named \"if\". @1:49,1:59");

    [Fact]
    public void Required_arguments_are_given() => ExpectErrors(
        SpecifiedRules.ProvidedRequiredArguments,
        "{ arguments { multipleReqs(y: 1) nonNullBoolean defaulted both } dog @include { name @tag } }",
        "Field \"multipleReqs\" argument \"x\" of type \"Int!\" is required, but it was not provided. @1:15",
        "Field \"nonNullBoolean\" argument \"arg\" of type \"Boolean!\" is required, but it was not provided. @1:34",
        "Directive \"@include\" argument \"if\" of type \"Boolean!\" is required, but it was not provided. @1:70",
        "Directive \"@tag\" argument \"name\" of type \"String!\" is required, but it was not provided. @1:86");
}
