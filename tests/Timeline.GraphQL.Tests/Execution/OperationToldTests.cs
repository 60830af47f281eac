using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>What a host is told of operations, such as for its traces.</summary>
public sealed class OperationToldTests
{
    private readonly List<string> _told = [];

    [Theory]
    [InlineData("query Ask { good }", "Query Ask", "ended, 0 errors")]
    [InlineData("{ good }", "Query ", "ended, 0 errors")]
    [InlineData("mutation Do { fail }", "Mutation Do", "ended, 1 errors")]
    [InlineData("{ nothing }", " ", "ended, 1 errors")]
    [InlineData("subscription Follow { ticks }", " ", "ended, 1 errors")]
    public async Task An_operation_is_told_when_it_begins_and_when_it_has_ended(string query, string begun, string ended)
    {
        using var result = await Executor().ExecuteAsync(new GraphQLRequest(query), NoServices.Instance, TestContext.Current.CancellationToken);
        Assert.Equal([begun, ended], _told);
    }

    [Fact]
    public async Task Each_event_of_a_subscription_is_told()
    {
        var subscription = await Executor().SubscribeAsync(new GraphQLRequest("subscription Follow { ticks }"), NoServices.Instance, TestContext.Current.CancellationToken);
        var events = 0;
        await foreach (var one in subscription.Events!)
            events++;
        Assert.Equal(2, events);
        Assert.Equal(["Subscription Follow", "ended, 0 errors", "Subscription Follow", "ended, 0 errors"], _told);
    }

    [Fact]
    public async Task A_cancelled_operation_has_no_errors_to_tell()
    {
        using var gone = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Executor(gone).ExecuteAsync(new GraphQLRequest("query Leave { leave }"), NoServices.Instance, gone.Token).AsTask());
        Assert.Equal(["Query Leave", "cancelled"], _told);
    }

    private GraphQLExecutor Executor(CancellationTokenSource? gone = null) => TestSchemas.Executor(
        "type Query { good: Int leave: Int } type Mutation { fail: Int } type Subscription { ticks: Int }",
        schema =>
        {
            schema.Query("good", static (_, _) => new(1));
            schema.Query("leave", (_, _) =>
            {
                gone!.Cancel();
                return new(1);
            });
            schema.Mutation("fail", static (_, _) => throw new GraphQLException("No.", "NO"));
            schema.Subscription("ticks", static (_, _) => new object?[] { 1, 2 }.ToAsyncEnumerable());
        },
        new ExecutorOptions
        {
            OnOperation = (kind, name) =>
            {
                _told.Add($"{kind} {name}");
                return errors => _told.Add(errors is null ? "cancelled" : $"ended, {errors.Count} errors");
            },
        });
}
