using System.Runtime.CompilerServices;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Tests.Library;

namespace Timeline.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    private static readonly GraphQLExecutor Library = new(LibraryApi.Schema, new ExecutorOptions());

    private static async Task<IReadOnlyList<string>> ReadAsync(string query, GraphQLExecutor? executor = null)
    {
        var result = await (executor ?? Library).SubscribeAsync(new GraphQLRequest(query), new LibraryServices(), TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        var responses = new List<string>();
        await foreach (var response in result.Events!)
            responses.Add(Responses.Text(response));
        return responses;
    }

    private static async Task<string> FailAsync(string query)
    {
        var result = await Library.SubscribeAsync(new GraphQLRequest(query), new LibraryServices(), TestContext.Current.CancellationToken);
        Assert.Null(result.Events);
        Assert.False(result.Failure!.HasData);
        return Responses.Text(result.Failure);
    }

    [Fact]
    public async Task Each_event_is_executed_as_the_root_fields_value() =>
        Assert.Equal(
            ["""{"data":{"w":{"title":"Dunes","author":{"name":"Ann"}}}}""", """{"data":{"w":{"title":"Verses \"of\" ünïcode \uD83D\uDE80","author":{"name":"Bob"}}}}""", """{"data":{"w":{"minutes":97}}}""", """{"data":{"w":{"minutes":null}}}"""],
            await ReadAsync("subscription { w: works { ... on Book { title author { name } } ... on Film { minutes } } }"));

    [Fact]
    public async Task Arguments_reach_the_source() =>
        Assert.Equal(["""{"data":{"counted":1}}""", """{"data":{"counted":2}}"""], await ReadAsync("subscription { counted(to: 2) }"));

    [Fact]
    public async Task A_source_that_breaks_ends_the_stream_with_an_error()
    {
        var responses = await ReadAsync("subscription { breaks(after: 2) }");
        Assert.Equal(["""{"data":{"breaks":1}}""", """{"data":{"breaks":2}}"""], responses.Take(2));
        Assert.Equal(3, responses.Count);
        Assert.Contains("\"path\":[\"breaks\"]", responses[2], StringComparison.Ordinal);
        Assert.Contains("\"code\":\"INTERNAL\"", responses[2], StringComparison.Ordinal);
        Assert.DoesNotContain("10.0.0.5", responses[2], StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", responses[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_subscription_ends_with_the_refusal() =>
        Assert.Equal(
            ["""{"errors":[{"message":"Not today.","locations":[{"line":1,"column":16}],"path":["refused"],"extensions":{"code":"CLOSED","until":"Monday"}}]}"""],
            await ReadAsync("subscription { refused }"));

    [Theory]
    [InlineData("subscription { counted }", "Argument \\\"to\\\" of type")]
    [InlineData("subscription { counted(to: 1) works { __typename } }", "must have exactly one root field")]
    [InlineData("{ __typename }", "Only a subscription gives a stream of responses.")]
    [InlineData("subscription ($n: Int!) { counted(to: $n) }", "No value provided for a non-null variable")]
    [InlineData("subscription {", "Syntax Error")]
    public async Task A_bad_request_opens_no_stream(string query, string message) =>
        Assert.Contains(message, await FailAsync(query), StringComparison.Ordinal);

    [Fact]
    public async Task Executing_a_subscription_once_is_refused() =>
        Assert.Contains("gives a stream of responses", await Responses.ExecuteAsync("subscription { counted(to: 1) }"), StringComparison.Ordinal);

    [Fact]
    public async Task A_consumer_that_stops_reading_ends_the_source()
    {
        var ended = new TaskCompletionSource();
        var executor = Endless(ended);
        var result = await executor.SubscribeAsync(new GraphQLRequest("subscription { ticks }"), NoServices.Instance, TestContext.Current.CancellationToken);
        await foreach (var _ in result.Events!)
            break;
        Assert.True(ended.Task.IsCompleted);
    }

    [Fact]
    public async Task A_client_that_goes_ends_the_source()
    {
        var ended = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();
        var result = await Endless(ended).SubscribeAsync(new GraphQLRequest("subscription { ticks }"), NoServices.Instance, gone.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in result.Events!)
                await gone.CancelAsync();
        });
        Assert.True(ended.Task.IsCompleted);
    }

    [Fact]
    public void The_kind_of_a_request_is_known_without_executing_it()
    {
        Assert.Equal(GraphQL.Types.OperationKind.Subscription, Library.GetOperationKind(new GraphQLRequest("query Q { __typename } subscription S { counted(to: 1) }", "S")));
        Assert.Equal(GraphQL.Types.OperationKind.Query, Library.GetOperationKind(new GraphQLRequest("query Q { __typename } subscription S { counted(to: 1) }", "Q")));
        Assert.Null(Library.GetOperationKind(new GraphQLRequest("query Q { __typename } subscription S { counted(to: 1) }")));
        Assert.Null(Library.GetOperationKind(new GraphQLRequest("{ nope }")));
    }

    private static GraphQLExecutor Endless(TaskCompletionSource ended) => TestSchemas.Executor(
        "type Query { a: Int } type Subscription { ticks: Int }",
        schema =>
        {
            schema.Query("a", (_, _) => new(1));
            schema.Subscription("ticks", (_, cancellation) => Ticks(ended, cancellation));
        });

    private static async IAsyncEnumerable<object?> Ticks(TaskCompletionSource ended, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            yield return 1;
            await Task.Delay(Timeout.Infinite, cancellation);
            yield return 2;
        }
        finally
        {
            ended.SetResult();
        }
    }
}
