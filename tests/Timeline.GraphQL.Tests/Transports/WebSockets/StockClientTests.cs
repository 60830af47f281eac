using System.Text.Json;

namespace Timeline.GraphQL.Tests.Transports.WebSockets;

/// <summary>What the stock clients graphql-ws and graphql-sse see, unmodified.</summary>
public sealed class StockClientTests
{
    private const string Messages = "subscription($after: Int!) { messages(after: $after) { sequence text } }";

    [Theory]
    [InlineData(StockTransport.WebSocket)]
    [InlineData(StockTransport.EventStream)]
    public async Task Missed_and_live_events_come_in_order(StockTransport transport)
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            options.OnConnect = (_, payload, _) => ValueTask.FromResult(payload?.GetProperty("token").GetString() == "secret");
            options.Authorize = context => ValueTask.FromResult(context.Request.Headers.Authorization == "Bearer secret");
        });
        server.Api.Add("one");
        server.Api.Add("two");
        await using var client = await StockClient.StartAsync(server, transport);

        await client.SendAsync(new { subscribe = "m", query = Messages, variables = new { after = 1 } });
        var missed = Text(await client.NextAsync("next"));
        server.Api.Add("three");
        var live = Text(await client.NextAsync("next"));

        Assert.Equal(("two", "three"), (missed, live));
    }

    [Theory]
    [InlineData(StockTransport.WebSocket)]
    [InlineData(StockTransport.EventStream)]
    public async Task Queries_subscriptions_and_errors_end_as_the_client_expects(StockTransport transport)
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await StockClient.StartAsync(server, transport);

        await client.SendAsync(new { subscribe = "q", query = "{ hello }" });
        Assert.Contains("Hello, world!", (await client.NextAsync("next")).ToString(), StringComparison.Ordinal);
        Assert.Equal("q", (await client.NextAsync("complete")).GetProperty("complete").GetString());

        await client.SendAsync(new { subscribe = "s", query = "subscription { count(to: 2) }" });
        await client.NextAsync("next");
        await client.NextAsync("next");
        Assert.Equal("s", (await client.NextAsync("complete")).GetProperty("complete").GetString());

        await client.SendAsync(new { subscribe = "e", query = "{ nope }" });
        // Over server-sent events, what is wrong with a request comes as its result.
        var refused = await client.NextAsync(transport == StockTransport.WebSocket ? "error" : "next");
        Assert.Contains("Cannot query field", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StockTransport.WebSocket)]
    [InlineData(StockTransport.EventStream)]
    public async Task Completing_at_the_client_cancels_at_the_server(StockTransport transport)
    {
        await using var server = await TestServer.StartAsync();
        await using var client = await StockClient.StartAsync(server, transport);
        await client.SendAsync(new { subscribe = "h", query = "subscription { hang }" });
        await Eventually.HoldsAsync(() => !server.Api.Hanging.IsEmpty, "the subscription starts");

        await client.SendAsync(new { complete = "h" });

        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("subscription"), "the subscription is cancelled");
    }

    [Theory]
    [InlineData(StockTransport.WebSocket)]
    [InlineData(StockTransport.EventStream)]
    public async Task A_client_that_is_killed_cancels_at_the_server(StockTransport transport)
    {
        await using var server = await TestServer.StartAsync();
        var client = await StockClient.StartAsync(server, transport);
        await client.SendAsync(new { subscribe = "h", query = "subscription { hang }" });
        await Eventually.HoldsAsync(() => !server.Api.Hanging.IsEmpty, "the subscription starts");

        await client.DisposeAsync();

        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("subscription"), "the subscription is cancelled");
    }

    [Theory]
    [InlineData(StockTransport.WebSocket)]
    [InlineData(StockTransport.EventStream)]
    public async Task A_restart_of_the_server_loses_and_repeats_nothing(StockTransport transport)
    {
        var api = new TestApi();
        var first = await TestServer.StartAsync(api: api);
        var port = first.Url.Port;
        await using var client = await StockClient.StartAsync(first, transport);
        await client.SendAsync(new { subscribe = "m", query = Messages, variables = new { after = 0 } });
        await client.NextAsync("connected");
        api.Add("before");
        Assert.Equal("before", Text(await client.NextAsync("next")));

        await first.StopAsync();
        await first.DisposeAsync();
        if (transport == StockTransport.WebSocket)
            Assert.Equal(1001, (await client.NextAsync("closed")).GetProperty("closed").GetInt32());
        api.Add("while down");
        await using var second = await TestServer.StartAsync(api: api, port: port);
        await client.NextAsync("connected");
        api.Add("after");

        Assert.Equal("while down", Text(await client.NextAsync("next")));
        Assert.Equal("after", Text(await client.NextAsync("next")));
    }

    private static string Text(JsonElement report) =>
        report.GetProperty("result").GetProperty("data").GetProperty("messages").GetProperty("text").GetString()!;
}
