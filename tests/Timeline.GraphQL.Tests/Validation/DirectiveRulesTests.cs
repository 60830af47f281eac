using Timeline.GraphQL.Validation;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>Directives: spec section 5.7.</summary>
public sealed class DirectiveRulesTests
{
    [Fact]
    public void Directives_may_stand_where_they_are_defined_for() => ExpectValid(
        SpecifiedRules.KnownDirectives,
        """
        query ($a: Boolean @onVariableDefinition) @onQuery { dog @onField { ...F @onFragmentSpread ... @onInlineFragment { name } } }
        mutation @onMutation { adopt(id: 1) { name } }
        subscription @onSubscription { importantEmails }
        fragment F on Dog @onFragmentDefinition { name }
        """);

    [Fact]
    public void Unknown_and_misplaced_directives_are_told() => ExpectErrors(
        SpecifiedRules.KnownDirectives,
        "query ($a: Boolean @onField) @skip(if: true) { dog @unknown { ...F @onField ... @onQuery { name @onMutation } } } fragment F on Dog @onInlineFragment { name }",
        "Directive \"@onField\" may not be used on VARIABLE_DEFINITION. @1:20",
        "Directive \"@skip\" may not be used on QUERY. @1:30",
        "Unknown directive \"@unknown\". @1:52",
        "Directive \"@onField\" may not be used on FRAGMENT_SPREAD. @1:68",
        "Directive \"@onQuery\" may not be used on INLINE_FRAGMENT. @1:81",
        "Directive \"@onMutation\" may not be used on FIELD. @1:97",
        "Directive \"@onInlineFragment\" may not be used on FRAGMENT_DEFINITION. @1:133");

    [Fact]
    public void A_directive_stands_once_at_one_place_unless_repeatable() => ExpectErrors(
        SpecifiedRules.UniqueDirectivesPerLocation,
        "{ dog @skip(if: true) @tag(name: \"a\") @skip(if: false) @tag(name: \"b\") @skip(if: true) { name @skip(if: true) } }",
        "The directive \"@skip\" can only be used once at this location. @1:7,1:39",
        "The directive \"@skip\" can only be used once at this location. @1:7,1:72");
}
