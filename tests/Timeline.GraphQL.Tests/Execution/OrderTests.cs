using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>What runs side by side, what one after another, and what ends when the client goes.</summary>
public sealed class OrderTests
{
    private const string Sdl = "type Query { a: Int b: Int list: [Item] } type Item { n: Int } type Mutation { a: Int b: Int }";

    [Fact]
    public async Task Fields_of_a_query_run_side_by_side()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var executor = TestSchemas.Executor(Sdl, schema =>
        {
            Rest(schema);
            schema.Query("a", async (_, _) =>
            {
                first.SetResult();
                await second.Task;
                return 1;
            });
            schema.Query("b", async (_, _) =>
            {
                second.SetResult();
                await first.Task;
                return 2;
            });
        });
        Assert.Equal("""{"data":{"a":1,"b":2}}""", await Responses.ExecuteAsync("{ a b }", executor: executor));
    }

    [Fact]
    public async Task Fields_of_a_mutation_run_one_after_another()
    {
        var log = new List<string>();
        var executor = TestSchemas.Executor("type Query { x: Int } type Mutation { a: Int b: Int }", schema =>
        {
            schema.Query("x", (_, _) => new(1));
            foreach (var name in new[] { "a", "b" })
            {
                schema.Mutation(name, async (field, _) =>
                {
                    log.Add($"{name} starts");
                    await Task.Yield();
                    log.Add($"{name} ends");
                    return 1;
                });
            }
        });
        await Responses.ExecuteAsync("mutation { one: b two: a three: b }", executor: executor);
        Assert.Equal(["b starts", "b ends", "a starts", "a ends", "b starts", "b ends"], log);
    }

    [Fact]
    public async Task A_lost_object_still_waits_for_the_fields_it_started()
    {
        var release = new TaskCompletionSource();
        var ended = false;
        var executor = TestSchemas.Executor("type Query { slow: Int fails: Int! }", schema =>
        {
            schema.Query("slow", async (_, _) =>
            {
                await release.Task;
                ended = true;
                return 1;
            });
            schema.Query("fails", (_, _) => new((object?)null));
        });
        var executing = Responses.ExecuteAsync("{ slow fails }", executor: executor);
        Assert.False(executing.IsCompleted);
        release.SetResult();
        Assert.Contains("\"data\":null", await executing, StringComparison.Ordinal);
        Assert.True(ended);
    }

    [Fact]
    public async Task A_client_that_goes_cancels_its_resolvers()
    {
        using var gone = new CancellationTokenSource();
        var seen = new TaskCompletionSource();
        var executor = TestSchemas.Executor("type Query { a: Int }", schema => schema.Query("a", async (_, cancellation) =>
        {
            await gone.CancelAsync();
            cancellation.Register(seen.SetResult);
            await Task.Delay(Timeout.Infinite, cancellation);
            return 1;
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await executor.ExecuteAsync(new GraphQLRequest("{ a }"), NoServices.Instance, gone.Token));
        Assert.True(seen.Task.IsCompleted);
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_ended_with_its_limit()
    {
        var executor = TestSchemas.Executor(
            "type Query { a: Int }",
            schema => schema.Query("a", async (_, cancellation) =>
            {
                await Task.Delay(System.Threading.Timeout.Infinite, cancellation);
                return 1;
            }),
            new ExecutorOptions { Timeout = TimeSpan.FromMilliseconds(20) });
        Assert.Equal(
            """{"errors":[{"message":"The operation took longer than 0.02 s, which is the limit.","locations":[{"line":1,"column":1}],"extensions":{"code":"TIMEOUT"}}],"data":null}""",
            await Responses.ExecuteAsync("{ a }", executor: executor));
    }

    private static void Rest(GraphQL.Schemas.SchemaBindings schema)
    {
        schema.Query("list", (_, _) => new((object?)null));
        schema.Object<string>("Item").Field("n", text => text.Length);
        schema.Mutation("a", (_, _) => new(1));
        schema.Mutation("b", (_, _) => new(1));
    }
}
