using System.Globalization;
using System.Text;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Validation;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

public sealed class LimitTests
{
    private const string Nested = "query Deep { dog { ...F } } fragment F on Dog { mother { father { ... { name } } } }";

    [Fact]
    public void An_operation_nested_too_deep_is_told_its_depth_and_the_limit()
    {
        Assert.Empty(Errors(Nested, new ValidationOptions { MaxDepth = 4 }));
        Assert.Equal(
            ["Operation \"Deep\" nests 4 fields in each other; the limit is 3. @1:1"],
            Errors(Nested, new ValidationOptions { MaxDepth = 3 }));
    }

    [Fact]
    public void Aliases_and_fields_of_a_fragment_count_at_each_use()
    {
        const string text = "{ a: dog { ...F mother { ...F } } } fragment F on Dog { b: name c: barks nickname }";

        Assert.Empty(Errors(text, new ValidationOptions { MaxAliases = 5, MaxFields = 8 }));
        Assert.Equal(
            ["The operation has 5 aliases; the limit is 4. @1:1", "The operation selects 8 fields; the limit is 7. @1:1"],
            Errors(text, new ValidationOptions { MaxAliases = 4, MaxFields = 7 }));
    }

    [Fact]
    public void Fragments_that_double_are_counted_without_following_them_all()
    {
        var text = new StringBuilder("{ dog { ...F0 } }");
        for (var i = 0; i < 200; i++)
            text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Dog {{ a: mother {{ ...F{i + 1} }} b: father {{ ...F{i + 1} }} }}");
        text.Append(" fragment F200 on Dog { name }");

        Assert.Equal(
            ["The operation selects countless fields; the limit is 10000. @1:1"],
            Errors(text.ToString(), new ValidationOptions { MaxFields = 10_000 }));
    }

    [Fact]
    public void A_limit_has_a_code()
    {
        var error = DocumentValidator.Validate(Schema, GraphQLParser.ParseDocument(Nested), new ValidationOptions { MaxDepth = 1 }).Single();

        Assert.Equal("OPERATION_TOO_LARGE", error.Extensions!["code"]);
    }

    [Fact]
    public void Fragments_in_a_circle_are_measured_and_then_told_by_their_rule() => Assert.Equal(
        ["Cannot spread fragment \"F\" within itself. @1:43"],
        Errors("{ dog { ...F } } fragment F on Dog { name ...F }", new ValidationOptions { MaxDepth = 10, MaxFields = 10 }));

    [Fact]
    public void Introspection_can_be_off_and_typename_stays() => Assert.Equal(
        [
            "GraphQL introspection has been disabled, but the requested query contained the field \"__schema\". @1:3",
            "GraphQL introspection has been disabled, but the requested query contained the field \"queryType\". @1:14",
        ],
        Errors("{ __schema { queryType { name } } dog { __typename } }", new ValidationOptions { AllowIntrospection = false }));

    [Fact]
    public void Introspection_that_goes_in_circles_is_refused() => ExpectErrors(
        SpecifiedRules.MaxIntrospectionDepth,
        "{ __schema { types { ...T } } } fragment T on __Type { fields { type { fields { type { ...U } } } } } fragment U on __Type { interfaces { name } }",
        "Maximum introspection depth exceeded @1:3");

    [Fact]
    public void Validation_ends_after_a_hundred_errors()
    {
        var errors = Errors("{ " + string.Join(' ', Enumerable.Range(0, 500).Select(i => $"nope{i}")) + " }");

        Assert.Equal(101, errors.Count);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted. @", errors[^1]);
    }

    [Fact]
    public void A_chain_of_fragments_longer_than_the_stack_ends_in_an_error_or_not_but_never_in_a_crash()
    {
        var text = new StringBuilder("{ dog { ...F0 } }");
        for (var i = 0; i < 15_000; i++)
            text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Dog {{ m: mother {{ ...F{i + 1} }} }}");
        text.Append(" fragment F15000 on Dog { name }");
        var document = GraphQLParser.ParseDocument(text.ToString(), new ParserOptions(MaxTokens: 1_000_000));

        var errors = DocumentValidator.Validate(Schema, document, new ValidationOptions { MaxDepth = 100 });

        Assert.Single(errors);
    }
}
