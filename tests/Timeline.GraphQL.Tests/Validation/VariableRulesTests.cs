using Timeline.GraphQL.Validation;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>Variables: spec section 5.8.</summary>
public sealed class VariableRulesTests
{
    [Fact]
    public void Variable_names_are_unique() => ExpectErrors(
        SpecifiedRules.UniqueVariableNames,
        "query ($a: Int, $b: Int, $a: String, $a: Int) { dog { name } }",
        "There can be only one variable named \"$a\". @1:9,1:27,1:39");

    [Fact]
    public void Variables_have_input_types() => ExpectErrors(
        SpecifiedRules.VariablesAreInputTypes,
        "query ($a: Dog, $b: [[CatOrDog!]]!, $c: Filter, $d: Unknown) { dog { name } }",
        "Variable \"$a\" cannot be non-input type \"Dog\". @1:12",
        "Variable \"$b\" cannot be non-input type \"[[CatOrDog!]]!\". @1:21");

    [Fact]
    public void Variables_that_are_used_are_defined_also_through_fragments() => ExpectErrors(
        SpecifiedRules.NoUndefinedVariables,
        "query A($a: Int) { ...F arguments { int(arg: $a) string(arg: $b) } } query B { ...F } fragment F on Query { arguments { int(arg: $a) } }",
        "Variable \"$b\" is not defined by operation \"A\". @1:62,1:1",
        "Variable \"$a\" is not defined by operation \"B\". @1:130,1:70");

    [Fact]
    public void An_anonymous_operation_is_not_named() => ExpectErrors(
        SpecifiedRules.NoUndefinedVariables,
        "{ dog @include(if: $v) { name } arguments { anything(arg: [{a: $w}]) } }",
        "Variable \"$v\" is not defined. @1:20,1:1",
        "Variable \"$w\" is not defined. @1:64,1:1");

    [Fact]
    public void Variables_that_are_defined_are_used() => ExpectErrors(
        SpecifiedRules.NoUnusedVariables,
        "query A($a: Int, $b: Int) { ...F } query ($c: Int = 1) { dog { name } } fragment F on Query { arguments { int(arg: $a) } }",
        "Variable \"$b\" is never used in operation \"A\". @1:18",
        "Variable \"$c\" is never used. @1:43");

    [Theory]
    [InlineData("Boolean", "boolean(arg: $v)")]
    [InlineData("Boolean!", "boolean(arg: $v)")]
    [InlineData("Int = 1", "defaulted(arg: $v)")]
    [InlineData("Int", "defaulted(arg: $v)")]
    [InlineData("Boolean = true", "nonNullBoolean(arg: $v)")]
    [InlineData("[String!]!", "strings(arg: $v)")]
    [InlineData("String", "strings(arg: [$v])")]
    [InlineData("Int", "filter(arg: {required: true, size: $v})")]
    [InlineData("String!", "choice(arg: {text: $v})")]
    [InlineData("Unknown", "int(arg: $v)")]
    public void A_variable_that_fits_its_place_is_fine(string type, string field) =>
        ExpectValid(SpecifiedRules.VariablesInAllowedPosition, $"query ($v: {type}) {{ arguments {{ {field} }} }}");

    [Theory]
    [InlineData("Int", "nonNullBoolean(arg: $v)", "Variable \"$v\" of type \"Int\" used in position expecting type \"Boolean!\".")]
    [InlineData("Boolean", "nonNullBoolean(arg: $v)", "Variable \"$v\" of type \"Boolean\" used in position expecting type \"Boolean!\".")]
    [InlineData("Boolean = null", "nonNullBoolean(arg: $v)", "Variable \"$v\" of type \"Boolean\" used in position expecting type \"Boolean!\".")]
    [InlineData("[String]", "string(arg: $v)", "Variable \"$v\" of type \"[String]\" used in position expecting type \"String\".")]
    [InlineData("String", "strings(arg: $v)", "Variable \"$v\" of type \"String\" used in position expecting type \"[String]\".")]
    [InlineData("[[Int]!]!", "matrix(arg: $v)", "Variable \"$v\" of type \"[[Int]!]!\" used in position expecting type \"[[Int!]!]!\".")]
    [InlineData("String", "choice(arg: {text: $v})", "Variable \"$v\" is of type \"String\" but must be non-nullable to be used for OneOf Input Object \"Choice\".")]
    [InlineData("String", "choiceRequired(arg: {text: $v})", "Variable \"$v\" is of type \"String\" but must be non-nullable to be used for OneOf Input Object \"Choice\".")]
    public void A_variable_that_does_not_fit_is_told_with_both_places(string type, string field, string error)
    {
        var text = $"query ($v: {type}) {{ ...F }} fragment F on Query {{ arguments {{ {field} }} }}";

        ExpectErrors(SpecifiedRules.VariablesInAllowedPosition, text, $"{error} @1:8,1:{text.LastIndexOf("$v", StringComparison.Ordinal) + 1}");
    }
}
