using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Tests.Library;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>A document that is known is not looked at again, and answers each request as the first.</summary>
public sealed class DocumentCacheTests
{
    [Fact]
    public void Valid_documents_are_kept_within_their_bytes()
    {
        var documents = new DocumentStore(LibraryApi.Schema, new ExecutorOptions { CachedDocumentsBytes = 20_000 });
        Assert.Same(Find("{ people { id } }"), Find("{ people { id } }"));
        for (var i = 0; i < 100; i++)
            Assert.NotNull(Find($"{{ a{i}: people {{ id }} }}"));
        Assert.True(documents.Count < 20, $"{documents.Count} documents are kept");

        PreparedDocument? Find(string text) => documents.Find(text, suggest: true, out _);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public async Task Variables_are_an_object(string variables) =>
        Assert.Equal("""{"errors":[{"message":"Variables must be a JSON object."}]}""", await Responses.ExecuteAsync("{ __typename }", variables));

    [Fact]
    public async Task Requests_with_one_document_and_other_conditions_get_their_own_fields()
    {
        var executor = new GraphQLExecutor(LibraryApi.Schema, new ExecutorOptions());
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
    public async Task Fields_that_are_merged_have_the_arguments_of_each_request()
    {
        var executor = new GraphQLExecutor(LibraryApi.Schema, new ExecutorOptions());
        const string Query = "query ($n: Int!) { works(first: $n) { __typename } ...F } fragment F on Query { works(first: $n) { ... on Film { id } } }";
        foreach (var count in new[] { 1, 3, 2, 4 })
            Assert.Equal(count, JsonElement.Parse(await Responses.ExecuteAsync(Query, $$"""{"n":{{count}}}""", executor: executor)).GetProperty("data").GetProperty("works").GetArrayLength());
    }

    [Fact]
    public async Task Many_threads_share_one_executor()
    {
        var executor = new GraphQLExecutor(LibraryApi.Schema, new ExecutorOptions { CachedDocumentsBytes = 40_000 });
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        var queries = Enumerable.Range(1, 8).Select(n => $"{{ works(first: {n}) {{ ... on Book {{ title author {{ later {{ name }} }} }} ... on Film {{ title }} }} }}").ToList();
        foreach (var query in queries)
            expected[query] = await Responses.ExecuteAsync(query, executor: executor);
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), TestContext.Current.CancellationToken, async (i, _) =>
            Assert.Equal(expected[queries[i % 8]], await Responses.ExecuteAsync(queries[i % 8], executor: executor)));
    }
}
