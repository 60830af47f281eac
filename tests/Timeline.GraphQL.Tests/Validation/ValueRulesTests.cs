using Timeline.GraphQL.Validation;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>Values: spec section 5.6.</summary>
public sealed class ValueRulesTests
{
    [Theory]
    [InlineData("int(arg: 1)")]
    [InlineData("int(arg: null)")]
    [InlineData("float(arg: 1)")]
    [InlineData("float(arg: 1.5e3)")]
    [InlineData("string(arg: \"x\")")]
    [InlineData("id(arg: 1)")]
    [InlineData("id(arg: \"x\")")]
    [InlineData("enum(arg: TAN)")]
    [InlineData("strings(arg: \"one\")")]
    [InlineData("strings(arg: [\"one\", null])")]
    [InlineData("matrix(arg: 1)")]
    [InlineData("matrix(arg: [[1, 2], 3])")]
    [InlineData("anything(arg: {a: [1, {b: $v}]})")]
    [InlineData("filter(arg: {required: true, nested: {required: false, tags: \"x\"}})")]
    [InlineData("filters(arg: {required: true})")]
    [InlineData("choice(arg: {text: \"x\"})")]
    [InlineData("choice(arg: {number: $v})")]
    public void A_value_of_the_right_type_is_fine(string field) =>
        ExpectValid(SpecifiedRules.ValuesOfCorrectType, $"query ($v: Int) {{ arguments {{ {field} }} }}");

    [Theory]
    [InlineData("int(arg: \"1\")", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("int(arg: 1.0)", "Int cannot represent non-integer value: 1.0")]
    [InlineData("int(arg: 829384293849283498239482938)", "Int cannot represent non 32-bit signed integer value: 829384293849283498239482938")]
    [InlineData("int(arg: [1])", "Int cannot represent non-integer value: [1]")]
    [InlineData("float(arg: TRUE)", "Float cannot represent non numeric value: TRUE")]
    [InlineData("string(arg: 1)", "String cannot represent a non string value: 1")]
    [InlineData("boolean(arg: 2)", "Boolean cannot represent a non boolean value: 2")]
    [InlineData("id(arg: 1.5)", "ID cannot represent a non-string and non-integer value: 1.5")]
    [InlineData("enum(arg: \"TAN\")", "Enum \"Color\" cannot represent non-enum value: \"TAN\". Did you mean the enum value \"TAN\"?")]
    [InlineData("enum(arg: tan)", "Value \"tan\" does not exist in \"Color\" enum. Did you mean the enum value \"TAN\"?")]
    [InlineData("enum(arg: PURPLE)", "Value \"PURPLE\" does not exist in \"Color\" enum.")]
    [InlineData("nonNullBoolean(arg: null)", "Expected value of type \"Boolean!\", found null.")]
    [InlineData("strings(arg: {a: 1})", "String cannot represent a non string value: {a: 1}")]
    [InlineData("filter(arg: 1)", "Expected value of type \"Filter\", found 1.")]
    [InlineData("filter(arg: [1])", "Expected value of type \"Filter\", found [1].")]
    [InlineData("choiceRequired(arg: [1])", "Expected value of type \"Choice\", found [1].")]
    public void A_value_of_another_type_is_told(string field, string error) =>
        ExpectErrors(SpecifiedRules.ValuesOfCorrectType, $"{{\n  arguments {{\n    {field}\n  }}\n}}", $"{error} @3:{field.IndexOf(": ", StringComparison.Ordinal) + 7}");

    [Fact]
    public void Fields_of_input_objects_are_checked() => ExpectErrors(
        SpecifiedRules.ValuesOfCorrectType,
        "{ arguments { filter(arg: {nam: \"x\", size: \"big\", nested: {required: null}, tags: [1, null]}) } }",
        "Field \"Filter.required\" of required type \"Boolean!\" was not provided. @1:27",
        "Field \"nam\" is not defined by type \"Filter\". Did you mean \"name\"? @1:28",
        "Int cannot represent non-integer value: \"big\" @1:44",
        "Expected value of type \"Boolean!\", found null. @1:70",
        "String cannot represent a non string value: 1 @1:84",
        "Expected value of type \"String!\", found null. @1:87");

    [Theory]
    [InlineData("{}", "OneOf Input Object \"Choice\" must specify exactly one key. @1:27")]
    [InlineData("{text: \"x\", number: 1}", "OneOf Input Object \"Choice\" must specify exactly one key. @1:27")]
    [InlineData("{text: null}", "Field \"Choice.text\" must be non-null. @1:27")]
    public void Exactly_one_field_of_a_one_of_is_given(string value, string error) =>
        ExpectErrors(SpecifiedRules.ValuesOfCorrectType, $"{{ arguments {{ choice(arg: {value}) }} }}", error);

    [Fact]
    public void Defaults_of_variables_and_arguments_of_directives_are_checked() => ExpectErrors(
        SpecifiedRules.ValuesOfCorrectType,
        "query ($a: Int! = \"x\", $b: Filter = {}) { dog @skip(if: 1) { name } }",
        "Int cannot represent non-integer value: \"x\" @1:19",
        "Field \"Filter.required\" of required type \"Boolean!\" was not provided. @1:37",
        "Boolean cannot represent a non boolean value: 1 @1:57");

    [Fact]
    public void An_input_field_is_given_once() => ExpectErrors(
        SpecifiedRules.UniqueInputFieldNames,
        "{ arguments { filter(arg: {name: \"a\", nested: {name: \"b\", name: \"c\"}, name: \"d\"}) anything(arg: {x: 1, x: 2}) } }",
        "There can be only one input field named \"name\". @1:48,1:59",
        "There can be only one input field named \"name\". @1:28,1:71",
        "There can be only one input field named \"x\". @1:98,1:104");
}
