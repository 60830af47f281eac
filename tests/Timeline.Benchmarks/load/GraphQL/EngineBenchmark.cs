using System.Text.Json;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>The executor without a server around it, and what a document that it keeps takes: the cache's limit in bytes is reckoned with that.</summary>
internal static class EngineBenchmark
{
    private const int Documents = 2_000;

    private static readonly JsonElement Variables = JsonElement.Parse("""{"first":50}""");

    public static async Task RunAsync(Arguments arguments)
    {
        var executor = new GraphQLExecutor(EntryApi.Schema(), new ExecutorOptions());
        await Rounds.CompareAsync(
            "The executor, one request after another",
            "requests",
            arguments.Number("rounds", 5),
            new Contender("page of 50", () => Turn.RunAsync(workers: 1, arguments.Number("seconds", 3), _ => AnswerAsync(executor, EntryApi.PageQuery))));

        var queries = Enumerable.Range(0, Documents).Select(i => EntryApi.PageQuery.Replace("Page", $"Page{i:d4}", StringComparison.Ordinal)).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var query in queries)
            await AnswerAsync(executor, query);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Documents;
        Report.Line($"");
        Report.Line($"A kept document of {queries[0].Length} characters takes {each} bytes, its text besides: {(double)each / queries[0].Length:N0} for each character.");
        GC.KeepAlive(executor);
        GC.KeepAlive(queries);
    }

    /// <summary>The page as it is answered, in UTF-8.</summary>
    public static async Task<byte[]> PageAsync()
    {
        using var result = await ExecuteAsync(new GraphQLExecutor(EntryApi.Schema(), new ExecutorOptions()), EntryApi.PageQuery);
        return result.ToUtf8().ToArray();
    }

    private static async Task AnswerAsync(GraphQLExecutor executor, string query) => (await ExecuteAsync(executor, query)).Dispose();

    private static async Task<ExecutionResult> ExecuteAsync(GraphQLExecutor executor, string query)
    {
        var result = await executor.ExecuteAsync(new GraphQLRequest(query, Variables: Variables), NoServices.Instance, CancellationToken.None);
        return result.Errors.Count == 0 ? result : throw new InvalidOperationException(result.Errors[0].Message);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
