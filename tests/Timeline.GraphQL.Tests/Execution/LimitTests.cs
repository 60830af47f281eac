using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Tests.Library;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>How much a request may ask, and what is kept of it.</summary>
public sealed class LimitTests
{
    private static GraphQLExecutor Executor(ExecutorOptions options) => new(LibraryApi.Schema, options);

    [Theory]
    [InlineData("{ people { id name } }", "The document is 22 characters long; the limit is 20.")]
    [InlineData("{ __typename @a @a }", "Document contains more than 6 tokens. Parsing aborted.")]
    public async Task A_document_over_a_limit_is_told_the_limit(string query, string message) =>
        Assert.Contains(message, await Responses.ExecuteAsync(query, executor: Executor(new ExecutorOptions { MaxDocumentLength = 20, MaxTokens = 6 })), StringComparison.Ordinal);

    [Fact]
    public async Task Errors_of_variables_are_limited()
    {
        var list = JsonSerializer.Serialize(new { v = Enumerable.Repeat("x", 500) });
        var response = JsonElement.Parse(await Responses.ExecuteAsync("query ($v: [Int]) { echoList(value: $v) }", list));
        Assert.Equal(51, response.GetProperty("errors").GetArrayLength());
        Assert.Contains("error limit reached", response.GetProperty("errors")[50].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public async Task Variables_are_an_object(string variables) =>
        Assert.Equal("""{"errors":[{"message":"Variables must be a JSON object."}]}""", await Responses.ExecuteAsync("{ __typename }", variables));

    [Fact]
    public async Task Introspection_can_be_turned_off() =>
        Assert.DoesNotContain("\"data\"", await Responses.ExecuteAsync("{ __schema { types { name } } }", executor: Executor(new ExecutorOptions { AllowIntrospection = false })), StringComparison.Ordinal);

    [Fact]
    public async Task Introspection_can_be_refused_to_one_client_and_answered_to_the_next()
    {
        var executor = Executor(new ExecutorOptions());
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
        var misspelt = await executor.ExecuteAsync(new GraphQLRequest("{ peopel { id } }") { AllowIntrospection = false }, new LibraryServices(), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Did you mean", Responses.Text(misspelt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_as_deep_as_its_document_costs_no_stack()
    {
        const int Depth = 20_000;
        var fragments = string.Concat(Enumerable.Range(0, Depth).Select(i => $"fragment F{i} on Person {{ spouse {{ ...F{i + 1} }} }}\n"));
        var executor = Executor(new ExecutorOptions { MaxDepth = null, MaxFields = null, MaxDocumentLength = 10_000_000, MaxTokens = 1_000_000 });
        var result = await executor.ExecuteAsync(
            new GraphQLRequest($"{{ people {{ ...F0 }} }} {fragments} fragment F{Depth} on Person {{ id }}"), new LibraryServices(), TestContext.Current.CancellationToken);
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public void The_cache_keeps_what_was_used_last_within_its_limits()
    {
        var cache = new DocumentCache<object>(maxCount: 3, maxBytes: 100);
        foreach (var text in new[] { "a", "b", "c" })
            cache.Add(text, new object(), bytes: 10);
        Assert.True(cache.TryGet("a", out _));
        cache.Add("d", new object(), bytes: 10);
        Assert.Equal([true, false, true, true], new[] { "a", "b", "c", "d" }.Select(text => cache.TryGet(text, out _)));
        cache.Add("e", new object(), bytes: 85);
        Assert.Equal([false, false, true, true], new[] { "a", "c", "d", "e" }.Select(text => cache.TryGet(text, out _)));
        cache.Add("f", new object(), bytes: 101);
        Assert.Equal(2, cache.Count);
        Assert.True(cache.TryGet("e", out var kept));
        Assert.Same(kept, cache.Add("e", new object(), bytes: 10));
    }

    [Fact]
    public async Task An_invalid_document_is_looked_at_once()
    {
        var executor = Executor(new ExecutorOptions());
        async Task<ExecutionResult> Ask(string query) => await executor.ExecuteAsync(new GraphQLRequest(query), new LibraryServices(), TestContext.Current.CancellationToken);
        foreach (var query in new[] { "{ nope }", "{" })
        {
            var first = await Ask(query);
            first.Dispose();
            // The very same errors: nothing was parsed or validated again.
            Assert.Same(first.Errors, (await Ask(query)).Errors);
            Assert.NotEqual(0, first.ToUtf8().Length);
        }
    }

    [Fact]
    public async Task Invalid_documents_drive_no_valid_one_out()
    {
        var executor = Executor(new ExecutorOptions { CachedDocuments = 3 });
        var request = new GraphQLRequest("{ people { id } }");
        Assert.Null(executor.PreparedOf(request.Query));
        _ = await Responses.ExecuteAsync(request.Query, executor: executor);
        var kept = executor.PreparedOf(request.Query);
        for (var i = 0; i < 20; i++)
            _ = await Responses.ExecuteAsync($"{{ nope{i} }}", executor: executor);
        Assert.NotNull(kept);
        Assert.Same(kept, executor.PreparedOf(request.Query));
    }

    [Fact]
    public void A_plan_is_made_once_for_all_requests()
    {
        var executor = Executor(new ExecutorOptions());
        var request = new GraphQLRequest("{ people { id } }");
        Assert.Equal(GraphQL.Language.OperationKind.Query, executor.GetOperationKind(request));
        var document = executor.PreparedOf(request.Query)!;
        var plan = document.Select(operationName: null, out _)!;
        Assert.Same(plan, document.Select(operationName: null, out _));
        Assert.Same(plan.RootSelection(VariableValues.None), plan.RootSelection(VariableValues.None));
    }

    [Fact]
    public async Task Requests_with_one_document_and_other_conditions_get_their_own_fields()
    {
        var executor = Executor(new ExecutorOptions());
        const string Query = "query ($a: Boolean!, $b: Boolean!) { x: echoInt @include(if: $a) people { id @skip(if: $b) name @include(if: $b) } }";
        for (var round = 0; round < 2; round++)
        {
            foreach (var (a, b) in new[] { (true, true), (true, false), (false, true), (false, false) })
            {
                var data = JsonElement.Parse(await Responses.ExecuteAsync(Query, $$"""{"a":{{(a ? "true" : "false")}},"b":{{(b ? "true" : "false")}}}""", executor: executor)).GetProperty("data");
                Assert.Equal(a, data.TryGetProperty("x", out _));
                Assert.Equal(!b, data.GetProperty("people")[0].TryGetProperty("id", out _));
                Assert.Equal(b, data.GetProperty("people")[0].TryGetProperty("name", out _));
            }
        }
    }

    [Fact]
    public async Task Many_threads_share_one_executor()
    {
        var executor = Executor(new ExecutorOptions { CachedDocuments = 4 });
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        var queries = Enumerable.Range(1, 8).Select(n => $"{{ works(first: {n}) {{ ... on Book {{ title author {{ later {{ name }} }} }} ... on Film {{ title }} }} }}").ToList();
        foreach (var query in queries)
            expected[query] = await Responses.ExecuteAsync(query, executor: executor);
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), TestContext.Current.CancellationToken, async (i, _) =>
            Assert.Equal(expected[queries[i % 8]], await Responses.ExecuteAsync(queries[i % 8], executor: executor)));
    }
}
