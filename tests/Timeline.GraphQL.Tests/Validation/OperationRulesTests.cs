using Timeline.GraphQL.Validation;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>Documents, operations and subscriptions: spec sections 5.1 and 5.2.</summary>
public sealed class OperationRulesTests
{
    [Fact]
    public void Only_operations_and_fragments_are_executable() => ExpectErrors(
        SpecifiedRules.ExecutableDefinitions,
        """
        { dog { name } }
        type Cow { name: String }
        extend type Dog { color: String }
        schema { query: Query }
        extend schema @tag
        directive @moo on FIELD
        """,
        "The \"Cow\" definition is not executable. @2:1",
        "The \"Dog\" definition is not executable. @3:1",
        "The schema definition is not executable. @4:1",
        "The schema definition is not executable. @5:1",
        "The \"moo\" definition is not executable. @6:1");

    [Fact]
    public void Operation_names_are_unique_whatever_the_operation() => ExpectErrors(
        SpecifiedRules.UniqueOperationNames,
        "query A { dog { name } } mutation A { adopt(id: 1) { name } } query B { dog { name } }",
        "There can be only one operation named \"A\". @1:7,1:35");

    [Fact]
    public void An_operation_and_a_fragment_may_share_a_name() =>
        ExpectValid(SpecifiedRules.UniqueOperationNames, "query A { ...A } fragment A on Query { dog { name } }");

    [Fact]
    public void An_anonymous_operation_is_alone() => ExpectErrors(
        SpecifiedRules.LoneAnonymousOperation,
        "{ dog { name } } query A { dog { name } }",
        "This anonymous operation must be the only defined operation. @1:1");

    [Fact]
    public void An_anonymous_operation_may_have_fragments() =>
        ExpectValid(SpecifiedRules.LoneAnonymousOperation, "{ ...F } fragment F on Query { dog { name } }");

    [Fact]
    public void A_subscription_selects_one_root_field() => ExpectErrors(
        SpecifiedRules.SingleFieldSubscriptions,
        "subscription S { importantEmails ... on Subscription { a: importantEmails } ...F } fragment F on Subscription { notImportantEmails }",
        "Subscription \"S\" must select only one top level field. @1:56,1:113");

    [Fact]
    public void The_same_root_field_twice_is_one_field() =>
        ExpectValid(SpecifiedRules.SingleFieldSubscriptions, "subscription { importantEmails importantEmails ...F } fragment F on Subscription { importantEmails }");

    [Fact]
    public void A_subscription_selects_no_introspection() => ExpectErrors(
        SpecifiedRules.SingleFieldSubscriptions,
        "subscription { __typename }",
        "Anonymous Subscription must not select an introspection top level field. @1:16");

    [Fact]
    public void Whether_a_subscription_has_its_root_field_depends_on_nothing() => ExpectErrors(
        SpecifiedRules.SingleFieldSubscriptions,
        "subscription ($v: Boolean!) { importantEmails @skip(if: true) ... @include(if: $v) { importantEmails } }",
        "Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection. @1:47,1:67");

    [Fact]
    public void Fragments_that_spread_each_other_do_not_hang_the_rule() =>
        ExpectValid(SpecifiedRules.SingleFieldSubscriptions, "subscription { ...A } fragment A on Subscription { importantEmails ...B } fragment B on Subscription { ...A }");
}
