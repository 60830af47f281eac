using System.Buffers;
using System.Text.Json;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>The executor and its writing of responses, without a server around it: one request after another.</summary>
internal static class EngineBenchmark
{
    private const string LoadedQuery =
        "query Page($first: Int!) { entries(first: $first) { nodes { id sequence occurredAt kind text author: loadedAuthor { id name } } total hasMore } }";

    // A field that is not there, in a document as long as any client's.
    private const string InvalidQuery =
        "query Page($first: Int!) { entries(first: $first) { nodes { id sequence occurredAt kind texts author { id name } } total hasMore } }";

    private static readonly JsonElement First = JsonElement.Parse("""{"first":50}""");

    public static async Task RunAsync(Arguments arguments)
    {
        var executor = new GraphQLExecutor(EntryApi.Schema(), new ExecutorOptions());
        await Rounds.CompareAsync(
            "The executor, one request after another",
            "requests",
            arguments.Number("rounds", 5),
            Contender("page of 50", executor, EntryApi.PageQuery, arguments),
            Contender("page of 50, authors batch loaded", executor, LoadedQuery, arguments),
            Contender("page of 1", executor, "{ entries(first: 1) { nodes { id } } }", arguments),
            Contender("invalid, the same again", executor, InvalidQuery, arguments));
        await ReportKeptAsync();
    }

    /// <summary>The response to the page's request, as bytes.</summary>
    public static async Task<byte[]> PageAsync()
    {
        var executor = new GraphQLExecutor(EntryApi.Schema(), new ExecutorOptions());
        var buffer = new ArrayBufferWriter<byte>();
        await AnswerAsync(executor, new GraphQLRequest(EntryApi.PageQuery, Variables: First), buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static Contender Contender(string name, GraphQLExecutor executor, string query, Arguments arguments)
    {
        var request = new GraphQLRequest(query, Variables: query.Contains('$', StringComparison.Ordinal) ? First : null);
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        return new Contender(name, () => Turn.RunAsync(workers: 1, arguments.Number("seconds", 3), _ =>
        {
            buffer.ResetWrittenCount();
            return AnswerAsync(executor, request, buffer);
        }));
    }

    private static async Task AnswerAsync(GraphQLExecutor executor, GraphQLRequest request, ArrayBufferWriter<byte> buffer)
    {
        using var result = await executor.ExecuteAsync(request, NoServices.Instance, CancellationToken.None);
        buffer.Write(result.ToUtf8().Span);
    }

    // What the cache's limit in bytes is reckoned with.
    private static async Task ReportKeptAsync()
    {
        const int Documents = 2_000;
        var executor = new GraphQLExecutor(EntryApi.Schema(), new ExecutorOptions { CachedDocumentsBytes = long.MaxValue });
        var queries = Enumerable.Range(0, Documents).Select(i => EntryApi.PageQuery.Replace("Page", $"Page{i:d4}", StringComparison.Ordinal)).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var query in queries)
            (await executor.ExecuteAsync(new GraphQLRequest(query, Variables: First), NoServices.Instance, CancellationToken.None)).Dispose();
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Documents;
        Report.Line($"");
        Report.Line($"A kept document of {queries[0].Length} characters takes {each} bytes, its text besides: {(double)each / queries[0].Length:N0} for each character.");
        GC.KeepAlive(executor);
        GC.KeepAlive(queries);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
