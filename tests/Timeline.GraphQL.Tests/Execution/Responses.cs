using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Tests.Library;

namespace Timeline.GraphQL.Tests;

/// <summary>Executes requests against the library and reads the responses as JSON, as a client would.</summary>
internal static class Responses
{
    private static readonly GraphQLExecutor Executor = new(LibraryApi.Schema, new ExecutorOptions());

    public static JsonElement Json(ExecutionResult result) => JsonElement.Parse(result.ToUtf8().Span);

    public static string Text(ExecutionResult result) => Json(result).GetRawText();

    /// <summary>The response as JSON text.</summary>
    public static async Task<string> ExecuteAsync(
        string query, string? variables = null, string? operationName = null, GraphQLExecutor? executor = null, IServiceProvider? services = null)
    {
        var request = new GraphQLRequest(query, operationName, variables is null ? null : JsonElement.Parse(variables));
        return Text(await (executor ?? Executor).ExecuteAsync(request, services ?? new LibraryServices(), TestContext.Current.CancellationToken));
    }
}

/// <summary>The services of one request: a counter of its own.</summary>
internal sealed class LibraryServices : IServiceProvider
{
    private readonly Counter _counter = new();

    public object? GetService(Type serviceType) => serviceType == typeof(Counter) ? _counter : null;
}

internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
