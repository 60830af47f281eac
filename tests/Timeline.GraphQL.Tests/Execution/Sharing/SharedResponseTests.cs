using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Execution.Sharing;

/// <summary>Which subscribers share one execution of one event.</summary>
public sealed class SharedResponseTests
{
    private const string Document =
        "subscription($after: Int, $loud: Boolean = false, $with: Boolean = true) { happened(after: $after) { ...Said } } fragment Said on Happening { text(loud: $loud) @include(if: $with) n: __typename }";

    private readonly SharedEvent _event = new("hi");
    private readonly TaskCompletionSource _mayAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GraphQLExecutor _executor;
    private int _executions;

    public SharedResponseTests()
    {
        _mayAnswer.SetResult();
        _executor = new GraphQLExecutor(Schema(() => _mayAnswer.Task), new ExecutorOptions());
    }

    [Fact]
    public async Task Subscribers_who_differ_in_the_root_fields_arguments_share_one_execution_and_its_bytes()
    {
        var first = await FirstAsync("""{"after":1}""");
        var second = await FirstAsync("""{"after":2}""");
        var third = await FirstAsync("{}");

        Assert.Same(first, second);
        Assert.Same(first, third);
        Assert.Equal(1, _executions);
        Assert.Equal("""{"data":{"happened":{"text":"hi","n":"Happening"}}}""", Encoding.UTF8.GetString(first.ToUtf8().Span));
        Assert.True(first.ToUtf8().Equals(second.ToUtf8()), "the bytes are made twice");
    }

    [Theory]
    [InlineData("""{"loud":true}""", "a", """{"data":{"happened":{"text":"HI","n":"Happening"}}}""")]
    [InlineData("""{"with":false}""", "a", """{"data":{"happened":{"n":"Happening"}}}""")]
    [InlineData("{}", "b", """{"data":{"happened":{"text":"hi","n":"Happening"}}}""")]
    [InlineData("{}", null, """{"data":{"happened":{"text":"hi","n":"Happening"}}}""")]
    public async Task Others_get_a_response_of_their_own(string variables, string? audience, string expected)
    {
        var shared = await FirstAsync("{}");
        var own = await FirstAsync(variables, audience);

        Assert.NotSame(shared, own);
        Assert.Equal(expected, Encoding.UTF8.GetString(own.ToUtf8().Span));
    }

    [Fact]
    public async Task Without_an_audience_nothing_is_shared()
    {
        Assert.NotSame(await FirstAsync("{}", audience: null), await FirstAsync("{}", audience: null));
        Assert.Equal(2, _executions);
    }

    [Fact]
    public async Task Those_who_come_while_it_is_executed_wait_for_it()
    {
        var mayAnswer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var executor = new GraphQLExecutor(Schema(() => mayAnswer.Task), new ExecutorOptions());
        using var leaving = new CancellationTokenSource();

        var leader = FirstUntilAsync("{}", "a", executor, leaving.Token);
        while (Volatile.Read(ref _executions) == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        var follower = FirstAsync("""{"after":7}""", executor);
        await leaving.CancelAsync();
        mayAnswer.SetResult();

        Assert.Equal("""{"data":{"happened":{"text":"hi","n":"Happening"}}}""", Encoding.UTF8.GetString((await follower).ToUtf8().Span));
        Assert.Same(await leader, await follower);
        Assert.Equal(1, _executions);
    }

    [Fact]
    public async Task Variables_cannot_fill_the_memory()
    {
        for (var i = 0; i < 100; i++)
            await FirstAsync("{}", audience: i);

        // What was kept first still is; what came last was not kept.
        Assert.Same(await FirstAsync("{}", audience: 0), await FirstAsync("{}", audience: 0));
        Assert.NotSame(await FirstAsync("{}", audience: 99), await FirstAsync("{}", audience: 99));
    }

    private Task<ExecutionResult> FirstAsync(string variables, GraphQLExecutor? executor = null) => FirstAsync(variables, "a", executor);

    private Task<ExecutionResult> FirstAsync(string variables, object? audience, GraphQLExecutor? executor = null) =>
        FirstUntilAsync(variables, audience, executor ?? _executor, TestContext.Current.CancellationToken);

    private static async Task<ExecutionResult> FirstUntilAsync(string variables, object? audience, GraphQLExecutor executor, CancellationToken cancellation)
    {
        using var json = JsonDocument.Parse(variables);
        var request = new GraphQLRequest(Document, Variables: json.RootElement.Clone()) { Audience = audience };
        var subscription = await executor.SubscribeAsync(request, NoServices.Instance, cancellation);
        await foreach (var response in subscription.Events!.WithCancellation(cancellation))
            return response;
        throw new InvalidOperationException("no event");
    }

    private Schema Schema(Func<Task> mayAnswer)
    {
        const string Sdl = """
            type Query { x: Int }
            type Subscription { happened(after: Int): Happening! }
            type Happening { text(loud: Boolean): String! }
            """;
        return SchemaBuilder.Build([new SdlSource("sharing.graphql", Sdl)], schema =>
        {
            schema.Query("x", (_, _) => new(1));
            schema.Subscription("happened", (_, cancellation) => OneAsync(cancellation));
            schema.Object<string>("Happening").Field("text", async (field, _) =>
            {
                Interlocked.Increment(ref _executions);
                await mayAnswer();
                return field.Argument<bool?>("loud") is true ? field.Parent<string>().ToUpperInvariant() : field.Parent<string>();
            });
        });
    }

    private async IAsyncEnumerable<object?> OneAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        yield return _event;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
