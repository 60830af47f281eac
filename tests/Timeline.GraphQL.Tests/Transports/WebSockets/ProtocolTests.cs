using System.Net.WebSockets;
using System.Text;

namespace Timeline.GraphQL.Tests.Transports.WebSockets;

public sealed class ProtocolTests(Http.HttpFixture fixture) : IClassFixture<Http.HttpFixture>
{
    private readonly TestServer _server = fixture.Server;

    [Fact]
    public async Task A_query_gives_one_result_and_completes()
    {
        using var socket = await ConnectedAsync();

        await socket.SubscribeAsync("1", "query($n: String) { hello(name: $n) }", new { n = "Ada" });

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"hello":"Hello, Ada!"}}}""", await socket.ReceiveAsync());
        Assert.Equal("""{"id":"1","type":"complete"}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_mutation_runs_too()
    {
        using var socket = await ConnectedAsync();

        await socket.SubscribeAsync("1", """mutation { add(text: "by socket") { text } }""");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"add":{"text":"by socket"}}}}""", await socket.ReceiveAsync());
        Assert.Equal("""{"id":"1","type":"complete"}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task A_subscription_gives_its_events_in_order_and_completes()
    {
        using var socket = await ConnectedAsync();

        await socket.SubscribeAsync("s", "subscription { count(to: 3) }");

        for (var i = 1; i <= 3; i++)
            Assert.Equal("""{"id":"s","type":"next","payload":{"data":{"count":""" + i + "}}}", await socket.ReceiveAsync());
        Assert.Equal("""{"id":"s","type":"complete"}""", await socket.ReceiveAsync());
    }

    [Theory]
    [InlineData("{", "Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("subscription { nope }", "Cannot query field")]
    [InlineData("query($a: Int!) { echo(text: \\\"$a\\\") }", "never used")]
    public async Task What_fails_before_execution_is_an_error_and_nothing_more(string query, string message)
    {
        using var socket = await ConnectedAsync();

        await socket.SendAsync("""{"id":"1","type":"subscribe","payload":{"query":""" + $"\"{query}\"}}}}");
        var error = await socket.ReceiveAsync();
        await socket.SubscribeAsync("1", "{ hello }");

        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":""", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains("\"next\"", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_tells_nothing_of_the_server()
    {
        using var socket = await ConnectedAsync();

        await socket.SubscribeAsync("q", "{ fail }");
        var query = await socket.ReceiveAsync() + await socket.ReceiveAsync();
        await socket.SubscribeAsync("s", "subscription { broken }");
        var subscription = await socket.ReceiveAsync();

        Assert.DoesNotContain("fire", query + subscription, StringComparison.Ordinal);
        Assert.Contains("\"errors\"", query, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"s\"", subscription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload_even_before_the_connection_is_initialised()
    {
        using var socket = await _server.ConnectAsync();

        await socket.SendAsync("""{"type":"ping","payload":{"at":[1,2]}}""");
        await socket.SendAsync("""{"type":"pong"}""");
        await socket.SendAsync("""{"type":"ping"}""");

        Assert.Equal("""{"type":"pong","payload":{"at":[1,2]}}""", await socket.ReceiveAsync());
        Assert.Equal("""{"type":"pong"}""", await socket.ReceiveAsync());
    }

    [Fact]
    public async Task Completing_an_operation_cancels_its_resolver_and_frees_its_id()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { hang }");
        await Eventually.HoldsAsync(() => !server.Api.Hanging.IsEmpty, "the subscription starts");

        await socket.SendAsync("""{"id":"1","type":"complete"}""");

        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("subscription"), "the subscription is cancelled");
        await socket.SubscribeAsync("1", "{ hello }");
        Assert.Contains("Hello", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_vanishes_cancels_its_resolvers()
    {
        await using var server = await TestServer.StartAsync();
        var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { hang }");
        await socket.SubscribeAsync("2", "{ hang }");
        await Eventually.HoldsAsync(() => server.Api.Hanging.Count == 2, "both start");

        socket.Abort();

        await Eventually.HoldsAsync(() => server.Api.Cancelled.Count == 2, "both are cancelled");
    }

    [Fact]
    public async Task A_client_that_closes_is_answered_and_its_resolvers_are_cancelled()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { hang }");
        await Eventually.HoldsAsync(() => !server.Api.Hanging.IsEmpty, "the subscription starts");

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("subscription"), "the subscription is cancelled");
    }

    [Fact]
    public async Task Every_operation_has_a_service_scope_of_its_own()
    {
        using var socket = await ConnectedAsync();

        await socket.SubscribeAsync("1", "{ a: scope b: scope }");
        var first = System.Text.Json.JsonElement.Parse(await socket.ReceiveAsync()).GetProperty("payload").GetProperty("data");
        await socket.ReceiveAsync();
        await socket.SubscribeAsync("2", "{ a: scope }");
        var second = System.Text.Json.JsonElement.Parse(await socket.ReceiveAsync()).GetProperty("payload").GetProperty("data");

        Assert.Equal(first.GetProperty("a").GetInt32(), first.GetProperty("b").GetInt32());
        Assert.NotEqual(first.GetProperty("a").GetInt32(), second.GetProperty("a").GetInt32());
    }

    [Theory]
    [InlineData("not json", 4400, "The message is not valid JSON: 'not json' is an invalid JSON literal")]
    [InlineData("", 4400, "The message is not valid JSON")]
    [InlineData("[]", 4400, "The message must be an object, but it is a list.")]
    [InlineData("{}", 4400, "The message has no \"type\".")]
    [InlineData("""{"type":1}""", 4400, "The message's \"type\" must be a string, but it is a number.")]
    [InlineData("""{"type":"start"}""", 4400, "The message has the unknown type \"start\".")]
    [InlineData("""{"type":"connection_init","payload":7}""", 4400, "The message's \"payload\" must be an object, but it is a number.")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ hello }"}}""", 4400, "The message has no \"id\".")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""", 4400, "The message's \"id\" is empty.")]
    [InlineData("""{"type":"subscribe","id":"1"}""", 4400, "The message has no \"payload\" with the request.")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":7}}""", 4400, "The payload: \"query\" must be a string, but it is a number: 7.")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":"x"}}""", 4400, "The payload: \"variables\" must be an object, but it is a string: \"x\".")]
    [InlineData("""{"type":"ping","payload":{"t":"\ud800"}}""", 4400, "The message has a string that is not Unicode text")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }"}}""", 4401, "Unauthorized")]
    public async Task A_wrong_message_closes_with_its_code_and_a_reason(string message, int code, string reason)
    {
        using var socket = await _server.ConnectAsync();

        await socket.SendAsync(message);

        var close = await socket.ClosedAsync();
        Assert.Equal(code, close.Code);
        Assert.StartsWith(reason, close.Reason, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(close.Reason!) <= 123);
    }

    [Fact]
    public async Task A_long_reason_is_cut_between_characters()
    {
        using var socket = await _server.ConnectAsync();

        await socket.SendAsync($$"""{"type":"{{string.Concat(Enumerable.Repeat("🏃", 60))}}"}""");

        var close = await socket.ClosedAsync();
        Assert.Equal(4400, close.Code);
        Assert.EndsWith("🏃…", close.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_initialisations_close_with_4429()
    {
        using var socket = await ConnectedAsync();

        await socket.SendAsync("""{"type":"connection_init"}""");

        Assert.Equal((4429, "Too many initialisation requests"), await socket.ClosedAsync());
    }

    [Fact]
    public async Task An_id_in_use_closes_with_4409()
    {
        using var socket = await ConnectedAsync();

        await socket.SubscribeAsync("one", "subscription { hang }");
        await socket.SubscribeAsync("one", "{ hello }");

        Assert.Equal((4409, "Subscriber for one already exists"), await socket.ClosedAsync());
    }

    [Fact]
    public async Task Bytes_are_no_messages()
    {
        using var socket = await ConnectedAsync();

        await socket.SendAsync([1, 2, 3], WebSocketMessageType.Binary);

        Assert.Equal((1003, "Only text messages are understood."), await socket.ClosedAsync());
    }

    [Fact]
    public async Task Text_that_is_not_utf8_closes_with_1007()
    {
        using var socket = await ConnectedAsync();

        await socket.SendAsync([0x22, 0xFF, 0x22], WebSocketMessageType.Text);

        Assert.Equal(1007, (await socket.ClosedAsync()).Code);
    }

    [Theory]
    [InlineData("graphql-ws")]
    [InlineData(null)]
    public async Task Another_subprotocol_closes_with_4406(string? subprotocol)
    {
        // The .NET client refuses a server that does not choose one of the subprotocols it offers.
        if (subprotocol is not null)
        {
            using var offered = new ClientWebSocket();
            offered.Options.AddSubProtocol(subprotocol);
            await offered.ConnectAsync(_server.WebSocketUrl, TestContext.Current.CancellationToken);
            Assert.Equal(4406, (await offered.ClosedAsync()).Code);
            return;
        }

        using var socket = await _server.ConnectAsync(subprotocol: null);
        Assert.Equal((4406, "Subprotocol not acceptable; offer graphql-transport-ws."), await socket.ClosedAsync());
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_gets_no_connection(string origin)
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() =>
            _server.ConnectAsync(configure: options => options.SetRequestHeader("Origin", origin)));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_own_or_a_listed_origin_gets_one()
    {
        await using var server = await TestServer.StartAsync(options => options.AllowedOrigins.Add("https://status.example"));
        foreach (var origin in new[] { $"http://127.0.0.1:{server.Url.Port}", "https://status.example" })
        {
            using var socket = await server.ConnectAsync(configure: options => options.SetRequestHeader("Origin", origin));
            await socket.AcknowledgedAsync();
        }
    }

    private async Task<WebSocket> ConnectedAsync() => await (await _server.ConnectAsync()).AcknowledgedAsync();
}
