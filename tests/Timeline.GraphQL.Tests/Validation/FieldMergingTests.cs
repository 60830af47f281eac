using System.Globalization;
using System.Text;
using Timeline.GraphQL.Validation;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>Field selection merging: spec section 5.3.2.</summary>
public sealed class FieldMergingTests
{
    private const string Advice = "Use different aliases on the fields to fetch both if this was intentional.";

    [Theory]
    [InlineData("{ dog { name name } dog { name } }")]
    [InlineData("{ dog { a: isAt(x: 1, y: 2) a: isAt(y: 2, x: 1) } }")]
    [InlineData("query ($f: Filter) { dog { friends(filter: $f) { name } friends(filter: $f) { name } } }")]
    [InlineData("{ dog { friends(filter: {name: \"a\", required: true}) { name } friends(filter: {required: true, name: \"a\"}) { name } } }")]
    [InlineData("{ pet { ... on Dog { volume: barkVolume } ... on Cat { volume: meowVolume } } }")]
    [InlineData("{ pet { ... on Dog { name } ... on Cat { name: nickname } } }")]
    [InlineData("{ pet { ... on Dog { x: mother { y: nickname } } ... on Cat { x: owner { y: name } } } }")]
    [InlineData("{ ...A ...A } fragment A on Query { dog { ...B } } fragment B on Dog { name mother { ...C } } fragment C on Dog { name }")]
    [InlineData("fragment A on Dog { name ...A mother { ...A } }")]
    public void Fields_that_are_the_same_or_never_meet_are_fine(string text) =>
        ExpectValid(SpecifiedRules.OverlappingFieldsCanBeMerged, text);

    [Theory]
    [InlineData("{ dog { name: nickname name } }", "Fields \"name\" conflict because \"nickname\" and \"name\" are different fields. {0} @1:9,1:24")]
    [InlineData("{ dog { doesKnowCommand(command: SIT) doesKnowCommand(command: HEEL) } }", "Fields \"doesKnowCommand\" conflict because they have differing arguments. {0} @1:9,1:39")]
    [InlineData("{ dog { name name(surname: true) } }", "Fields \"name\" conflict because they have differing arguments. {0} @1:9,1:14")]
    [InlineData("{ pet { ... on Dog { x: barks } ... on Cat { x: meowVolume } } }", "Fields \"x\" conflict because they return conflicting types \"Boolean\" and \"Int\". {0} @1:22,1:46")]
    [InlineData("{ pet { name ... on Cat { name: nickname } } }", "Fields \"name\" conflict because \"name\" and \"nickname\" are different fields. {0} @1:9,1:27")]
    [InlineData("{ pet { ... on Dog { friends { name } } ... on Cat { friends { name } } } }", "Fields \"friends\" conflict because they return conflicting types \"[Pet!]!\" and \"[Cat]\". {0} @1:22,1:54")]
    [InlineData("{ dog { x: mother { name } } dog { x: father { name } } }", "Fields \"dog\" conflict because subfields \"x\" conflict because \"mother\" and \"father\" are different fields. {0} @1:3,1:9,1:30,1:36")]
    [InlineData("{ dog { x: name y: name } dog { x: nickname y: barks } }", "Fields \"dog\" conflict because subfields \"x\" conflict because \"name\" and \"nickname\" are different fields and subfields \"y\" conflict because \"name\" and \"barks\" are different fields. {0} @1:3,1:9,1:17,1:27,1:33,1:45")]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { x: name } fragment B on Dog { x: nickname }", "Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. {0} @1:43,1:73")]
    [InlineData("{ dog { x: barks ...A } } fragment A on Dog { ...B } fragment B on Dog { x: nickname }", "Fields \"x\" conflict because \"barks\" and \"nickname\" are different fields. {0} @1:9,1:74")]
    public void Fields_that_differ_are_told_with_the_way_to_them(string text, string error) =>
        ExpectErrors(SpecifiedRules.OverlappingFieldsCanBeMerged, text, error.Replace("{0}", Advice, StringComparison.Ordinal));

    [Fact]
    public void A_conflict_in_a_fragment_nobody_uses_is_told() => ExpectErrors(
        SpecifiedRules.OverlappingFieldsCanBeMerged,
        "{ dog { name } } fragment A on Dog { x: name x: nickname }",
        $"Fields \"x\" conflict because \"name\" and \"nickname\" are different fields. {Advice} @1:38,1:46");

    [Fact]
    public void Conflicts_between_abstract_parents_are_told_even_when_no_object_is_both() => ExpectErrors(
        SpecifiedRules.OverlappingFieldsCanBeMerged,
        "{ being { ... on Pet { x: owner { name } } ... on Mammal { x: mother { father { mother { x: __typename } } } } } }",
        $"Fields \"x\" conflict because \"owner\" and \"mother\" are different fields. {Advice} @1:24,1:60");

    // The attacks below take the textbook algorithm from minutes to forever. Counted are steps, as time depends on the machine.
    [Theory]
    [InlineData("the same field, over and over")]
    [InlineData("the same field in nested inline fragments")]
    [InlineData("nested copies")]
    [InlineData("fragments side by side")]
    public void Merging_takes_steps_in_line_with_the_document(string attack)
    {
        var (small, large) = (Steps(Attack(attack, 500)), Steps(Attack(attack, 4_000)));

        Assert.InRange(large, 4_000, small * 8 * 11 / 10);
    }

    [Theory]
    [InlineData("the same field, over and over")]
    [InlineData("the same field in nested inline fragments")]
    [InlineData("nested copies")]
    [InlineData("fragments side by side")]
    [InlineData("chained fragments")]
    [InlineData("doubling fragments")]
    [InlineData("fragments in cycles")]
    [InlineData("every fragment spreads every other")]
    [InlineData("thousands of conflicts")]
    public void No_document_takes_more_steps_than_the_budgets_allow(string attack) =>
        Assert.InRange(Steps(Attack(attack, null)), 1, 1_500_000);

    private static long Steps(string text)
    {
        var context = new ValidationContext(Schema, Timeline.GraphQL.Language.GraphQLParser.ParseDocument(text), ValidationOptions.Default);
        DocumentValidator.Validate(context);
        return context.MergingSteps;
    }

    [Fact]
    public void Thousands_of_equal_fields_are_valid()
    {
        Assert.Empty(Errors(Attack("the same field, over and over")));
        Assert.Empty(Errors(Attack("nested copies")));
    }

    private static string Attack(string attack, int? size = null)
    {
        var text = new StringBuilder();
        switch (attack)
        {
            case "the same field, over and over":
                return $"{{ dog {{ {string.Concat(Enumerable.Repeat("name ", size ?? 30_000))} }} }}";
            case "nested copies":
                return $"{{ {string.Concat(Enumerable.Repeat("dog { mother { name father { name } } } ", size ?? 3_000))} }}";
            case "the same field in nested inline fragments":
                var depth = (size ?? 6_000) / 50;
                return $"{{ dog {{ {string.Concat(Enumerable.Repeat("name ...{ " + string.Concat(Enumerable.Repeat("name ...{ name } ", 24)) + "}", depth))} }} }}";
            case "fragments side by side":
                text.Append("{ dog { ").AppendJoin(' ', Enumerable.Range(0, size ?? 4_000).Select(i => $"...F{i}")).Append(" } }");
                for (var i = 0; i < (size ?? 4_000); i++)
                    text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Dog {{ name mother {{ name }} }}");
                return text.ToString();
            case "thousands of conflicts":
                return $"{{ dog {{ {string.Concat(Enumerable.Repeat("x: name x: nickname ", 10_000))} }} }}";
            case "chained fragments":
                text.Append("{ dog { ...F0 } }");
                for (var i = 0; i < 5_000; i++)
                    text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Dog {{ name mother {{ ...F{i + 1} }} ...F{i + 1} }}");
                return text.Append(" fragment F5000 on Dog { name }").ToString();
            case "doubling fragments":
                text.Append("{ dog { ...F0 } }");
                for (var i = 0; i < 60; i++)
                    text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Dog {{ a{i}: mother {{ ...F{i + 1} x{i}: name }} b{i}: father {{ ...F{i + 1} y{i}: name }} mother {{ ...F{i + 1} }} }}");
                return text.Append(" fragment F60 on Dog { name }").ToString();
            case "fragments in cycles":
                text.Append("{ dog { ...F0 } }");
                for (var i = 0; i < 300; i++)
                    text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Dog {{ x: mother {{ ...F{(i * 7 + 1) % 300} }} y: father {{ ...F{(i * 11 + 3) % 300} ...F{(i + 1) % 300} }} }}");
                return text.ToString();
            default:
                text.Append("{ dog { ...F0 } }");
                for (var i = 0; i < 150; i++)
                    text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Dog {{ x: {(i % 2 == 0 ? "name" : "nickname")} {string.Concat(Enumerable.Range(0, 150).Where(j => j != i).Select(j => $"...F{j} "))} }}");
                return text.ToString();
        }
    }
}
