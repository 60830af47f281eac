using System.Diagnostics;
using System.Globalization;
using System.Text;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Tests.Library;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Limits;

/// <summary>Documents that ask for too much are refused, cheaply, with the limit and what was met.</summary>
public sealed class DocumentLimitTests
{
    private static readonly TimeSpan Cheap = TimeSpan.FromSeconds(1);

    private const string Nested = "query Deep { people { ...F } } fragment F on Person { spouse { later { ... { name } } } }";

    [Theory]
    [InlineData("{ people { id name } }", "The document is 22 characters long; the limit is 20.")]
    [InlineData("{ a { b { c } } }", "The document has more than 8 tokens, which is the limit.")]
    [InlineData("{a(b:[[[", "The document nests more than 4 brackets in each other, which is the limit.")]
    public void What_a_document_is_made_of_is_limited(string query, string message)
    {
        var error = Assert.Single(Errors(query, new ExecutorOptions { MaxDocumentLength = 20, MaxTokens = 8, MaxNesting = 4 }));
        Assert.Equal((message, "OPERATION_TOO_LARGE"), (error.Message, error.Extensions!["code"]));
    }

    [Fact]
    public void An_operation_nested_too_deep_is_told_its_depth_and_the_limit()
    {
        Assert.Empty(Errors(Nested, new ExecutorOptions { MaxDepth = 4 }));
        var error = Assert.Single(Errors(Nested, new ExecutorOptions { MaxDepth = 3 }));
        Assert.Equal("Operation \"Deep\" nests 4 fields in each other; the limit is 3.", error.Message);
        Assert.Equal(("OPERATION_TOO_LARGE", new Location(1, 1)), (error.Extensions!["code"], Assert.Single(error.Locations)));
    }

    [Fact]
    public void Aliases_and_fields_of_a_fragment_count_at_each_use()
    {
        const string Text = "{ a: people { ...F spouse { ...F } } } fragment F on Person { b: name c: born id }";
        Assert.Empty(Errors(Text, new ExecutorOptions { MaxAliases = 5, MaxFields = 8, MaxFragmentSpreads = 2 }));
        Assert.Equal(
            ["The operation has 5 aliases; the limit is 4.", "The operation selects 8 fields; the limit is 7.", "The operation spreads 2 fragments; the limit is 1."],
            Errors(Text, new ExecutorOptions { MaxAliases = 4, MaxFields = 7, MaxFragmentSpreads = 1 }).Select(error => error.Message));
    }

    [Fact]
    public void A_document_has_not_too_many_operations() => Assert.Equal(
        "The document has 51 operations; the limit is 50.",
        Assert.Single(Errors(string.Join(' ', Enumerable.Range(0, 51).Select(i => $"query Q{i} {{ __typename }}")))).Message);

    [Fact]
    public void An_operation_has_not_too_many_variables() => Assert.Equal(
        "The operation has 251 variables; the limit is 250.",
        Refused("query (" + string.Join(' ', Enumerable.Range(0, 251).Select(i => $"$v{i}: Int")) + ") { __typename }")[0].Message);

    [Theory]
    [InlineData(12)]
    [InlineData(200)]
    public void Fragments_that_double_are_refused_without_following_them_all(int fragments)
    {
        var text = new StringBuilder("{ people { ...F0 } }");
        for (var i = 0; i < fragments; i++)
            text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Person {{ ...F{i + 1} s{i}: spouse {{ id ...F{i + 1} }} }}");
        text.Append(CultureInfo.InvariantCulture, $" fragment F{fragments} on Person {{ name }}");
        Assert.Contains("the limit is", Refused(text.ToString())[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_selected_thousands_of_times_is_refused() => Assert.Equal(
        "The operation selects the same names so often that validation would compare 1999000 pairs; the limit is 500000.",
        Assert.Single(Refused("{ " + string.Concat(Enumerable.Repeat("people { id } ", 2_000)) + "}")).Message);

    [Fact]
    public void Fields_inside_of_fields_selected_again_and_again_are_counted_together() => Assert.Contains(
        "pairs; the limit is 500000.",
        Assert.Single(Refused("{ " + string.Concat(Enumerable.Repeat("people { " + string.Concat(Enumerable.Repeat("id ", 60)) + "} ", 60)) + "}")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Fragments_in_a_circle_are_told_by_their_rule_and_the_process_lives()
    {
        Assert.Equal("Cannot spread fragment \"F\" within itself.", Errors("{ people { ...F } } fragment F on Person { name ...F }")[0].Message);
        // GraphQL.NET 8.8.5 overflows the stack when it looks for fields that cannot be merged in such a circle.
        Assert.Contains("within itself", Errors("{ people { ...A ...B } } fragment A on Person { spouse { ...B } ...B } fragment B on Person { spouse { ...A } ...A }")[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Introspection_that_goes_in_circles_is_refused() => Assert.Equal(
        "Introspection goes through 3 lists in each other; the limit is 2.",
        Errors("{ __schema { types { ...T } } } fragment T on __Type { fields { type { fields { type { ...U } } } } } fragment U on __Type { interfaces { name } }")[0].Message);

    [Fact]
    public void Validation_ends_after_fifty_errors()
    {
        var errors = Errors("{ " + string.Join(' ', Enumerable.Range(0, 500).Select(i => $"nope{i}")) + " }");
        Assert.Equal(50, errors.Count);
        Assert.Equal("There are more errors; the limit is 50.", errors[^1].Message);
    }

    [Fact]
    public void A_chain_of_fragments_longer_than_the_stack_ends_in_an_error()
    {
        var text = new StringBuilder("{ people { ...F0 } }");
        for (var i = 0; i < 15_000; i++)
            text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Person {{ m: spouse {{ ...F{i + 1} }} }}");
        text.Append(" fragment F15000 on Person { name }");
        Assert.NotEmpty(Errors(text.ToString(), new ExecutorOptions { MaxDocumentLength = 10_000_000, MaxTokens = 1_000_000 }));
    }

    [Fact]
    public async Task Introspection_can_be_refused_to_one_client_and_answered_to_the_next()
    {
        var executor = new GraphQLExecutor(LibraryApi.Schema, new ExecutorOptions());
        const string Query = "{ ...F } fragment F on Query { __schema { queryType { name } } __typename }";
        foreach (var allowed in new[] { false, true, false, true })
        {
            var result = await executor.ExecuteAsync(
                new GraphQLRequest(Query) { AllowIntrospection = allowed }, new LibraryServices(), TestContext.Current.CancellationToken);
            Assert.Equal(allowed, result.HasData);
            Assert.Equal(allowed, !Responses.Text(result).Contains("GraphQL introspection has been disabled", StringComparison.Ordinal));
        }

        var plain = await executor.ExecuteAsync(new GraphQLRequest("{ __typename }") { AllowIntrospection = false }, new LibraryServices(), TestContext.Current.CancellationToken);
        Assert.Empty(plain.Errors);
        foreach (var allowed in new[] { false, true })
        {
            var misspelt = await executor.ExecuteAsync(new GraphQLRequest("{ peopel { id } }") { AllowIntrospection = allowed }, new LibraryServices(), TestContext.Current.CancellationToken);
            Assert.StartsWith("Cannot query field \"peopel\" on type \"Query\".", misspelt.Errors[0].Message, StringComparison.Ordinal);
            Assert.Equal(allowed, misspelt.Errors[0].Message.EndsWith("Did you mean \"people\"?", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Introspection_can_be_turned_off() => Assert.DoesNotContain(
        "\"data\"",
        await Responses.ExecuteAsync("{ __schema { types { name } } }", executor: new GraphQLExecutor(LibraryApi.Schema, new ExecutorOptions { AllowIntrospection = false })),
        StringComparison.Ordinal);

    private static IReadOnlyList<GraphQLError> Refused(string query, ExecutorOptions? options = null)
    {
        var watch = Stopwatch.StartNew();
        var errors = Errors(query, options);
        Assert.True(watch.Elapsed < Cheap, $"it took {watch.Elapsed}");
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal("OPERATION_TOO_LARGE", error.Extensions?["code"]));
        return errors;
    }

    private static IReadOnlyList<GraphQLError> Errors(string query, ExecutorOptions? options = null) => new GraphQLExecutor(LibraryApi.Schema, options ?? new ExecutorOptions()).Check(query);
}
