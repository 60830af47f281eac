using System.Buffers;
using System.Text.Json;
using Timeline.Benchmarks.Load.Measuring;
using Timeline.GraphQL.Execution;

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
        var result = await executor.ExecuteAsync(request, NoServices.Instance, CancellationToken.None);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        result.WriteTo(writer);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
