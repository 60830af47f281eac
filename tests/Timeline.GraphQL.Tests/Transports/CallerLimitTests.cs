using System.Net;
using Timeline.GraphQL.Tests.Transports.Http;
using Timeline.GraphQL.Tests.Transports.WebSockets;
using Timeline.GraphQL.Transports;

namespace Timeline.GraphQL.Tests.Transports;

/// <summary>How much one caller may do at once; the header "Who" names the caller.</summary>
public sealed class CallerLimitTests
{
    [Fact]
    public async Task One_operation_too_many_is_answered_429_with_the_limit_and_others_are_not_concerned()
    {
        await using var server = await StartAsync(limits => limits.MaxOperations = 1);
        var hanging = server.QueryAsync("{ hang }", with: As("ada"));
        await Eventually.HoldsAsync(() => !server.Api.Hanging.IsEmpty, "the first operation runs");

        var refused = await server.QueryAsync("{ hello }", with: As("ada"));
        var other = await server.QueryAsync("{ hello }", with: As("bob"));
        server.Http.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("query"), "the first operation has ended");

        Assert.Equal((HttpStatusCode.TooManyRequests, "TOO_MANY_OPERATIONS"), (refused.Status, refused.Code));
        Assert.Equal("You have 1 operations being executed, which is the limit; wait until one has ended.", refused.Error);
        Assert.Equal("1", refused.Headers.RetryAfter!.ToString());
        Assert.Equal("Hello, world!", other.Data("hello"));
    }

    [Fact]
    public async Task An_operation_that_has_ended_counts_no_more()
    {
        await using var server = await StartAsync(limits => limits.MaxOperations = 1);

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await server.QueryAsync("{ hello }", with: As("ada"))).Status);
    }

    [Fact]
    public async Task Subscriptions_over_web_socket_and_as_events_count_together()
    {
        await using var server = await StartAsync(limits => limits.MaxSubscriptions = 1);
        using var socket = await (await server.ConnectAsync(configure: options => options.SetRequestHeader("Who", "ada"))).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { hang }");
        await Eventually.HoldsAsync(() => !server.Api.Hanging.IsEmpty, "the first subscription runs");

        var events = await server.QueryAsync("subscription { count(to: 1) }", "text/event-stream", As("ada"));
        await socket.SubscribeAsync("2", "subscription { count(to: 1) }");
        var refused = await socket.ReceiveAsync();
        await socket.SendAsync("""{"id":"1","type":"complete"}""");
        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("subscription"), "the first subscription has ended");

        Assert.Equal((HttpStatusCode.TooManyRequests, "TOO_MANY_SUBSCRIPTIONS"), (events.Status, events.Code));
        Assert.StartsWith("""{"id":"2","type":"error","payload":[{"message":"You have 1 subscriptions, which is the limit; end one first.""", refused, StringComparison.Ordinal);
        await Eventually.HoldsAsync(
            () => server.QueryAsync("subscription { count(to: 1) }", "text/event-stream", As("ada")).Result.Status == HttpStatusCode.OK, "a further one is taken");
    }

    [Fact]
    public async Task One_socket_too_many_is_closed_with_1013_and_the_limit()
    {
        await using var server = await StartAsync(limits => limits.MaxSockets = 1);
        using var first = await (await server.ConnectAsync(configure: options => options.SetRequestHeader("Who", "ada"))).AcknowledgedAsync();
        using var other = await (await server.ConnectAsync(configure: options => options.SetRequestHeader("Who", "bob"))).AcknowledgedAsync();

        using var second = await server.ConnectAsync(configure: options => options.SetRequestHeader("Who", "ada"));
        await second.SendAsync("""{"type":"connection_init"}""");

        Assert.Equal((1013, "You have 1 WebSockets open, which is the limit; close one first."), await second.ClosedAsync());
    }

    [Fact]
    public async Task Whoever_the_host_does_not_name_is_not_limited()
    {
        await using var server = await StartAsync(limits => limits.MaxOperations = 0);

        Assert.Equal(HttpStatusCode.OK, (await server.QueryAsync("{ hello }")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.QueryAsync("{ hello }", with: As("ada"))).Status);
    }

    private static Task<TestServer> StartAsync(Action<GraphQLCallerLimits> limit) => TestServer.StartAsync(options =>
    {
        options.PerCaller.Caller = caller => caller.HttpContext.Request.Headers["Who"].ToString() is { Length: > 0 } who ? who : null;
        limit(options.PerCaller);
    });

    private static Action<HttpRequestMessage> As(string who) => request => request.Headers.Add("Who", who);
}
