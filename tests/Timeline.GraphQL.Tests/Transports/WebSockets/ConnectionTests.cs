using System.Net.WebSockets;
using System.Security.Claims;

namespace Timeline.GraphQL.Tests.Transports.WebSockets;

/// <summary>Who may connect, limits, and how connections end.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_token_in_the_payload_signs_the_connection_in()
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            options.Authorize = _ => ValueTask.FromResult(false);
            options.OnConnect = (context, payload, _) =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ada")], "test"));
                return ValueTask.FromResult(payload?.GetProperty("token").GetString() == "secret");
            };
        });

        using var accepted = await server.ConnectAsync();
        await accepted.SendAsync("""{"type":"connection_init","payload":{"token":"secret"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await accepted.ReceiveAsync());
        await accepted.SubscribeAsync("1", "{ user }");
        Assert.Contains("ada", await accepted.ReceiveAsync(), StringComparison.Ordinal);

        using var denied = await server.ConnectAsync();
        await denied.SendAsync("""{"type":"connection_init","payload":{"token":"wrong"}}""");
        Assert.Equal((4403, "Forbidden"), await denied.ClosedAsync());
    }

    [Fact]
    public async Task Without_a_hook_for_connections_the_one_for_requests_decides()
    {
        await using var server = await TestServer.StartAsync(options => options.Authorize = context =>
            ValueTask.FromResult(context.Request.Headers.Authorization == "Bearer secret"));

        using var accepted = await server.ConnectAsync(configure: options => options.SetRequestHeader("Authorization", "Bearer secret"));
        await accepted.AcknowledgedAsync();
        using var denied = await server.ConnectAsync();
        await denied.SendAsync("""{"type":"connection_init"}""");

        Assert.Equal((4403, "Forbidden"), await denied.ClosedAsync());
    }

    [Fact]
    public async Task A_hook_that_fails_closes_the_connection_and_tells_nothing()
    {
        await using var server = await TestServer.StartAsync(options => options.OnConnect = (_, _, _) => throw new InvalidOperationException("fire"));
        using var socket = await server.ConnectAsync();

        await socket.SendAsync("""{"type":"connection_init"}""");

        Assert.Equal((1011, "Internal server error"), await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_client_that_does_not_initialise_is_closed_with_4408()
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.ConnectionInitTimeout = TimeSpan.FromMilliseconds(100));
        using var socket = await server.ConnectAsync();

        Assert.Equal((4408, "Connection initialisation timeout"), await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_client_that_has_initialised_is_not()
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.ConnectionInitTimeout = TimeSpan.FromMilliseconds(500));
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        using var silent = await server.ConnectAsync();
        await silent.ClosedAsync();

        await socket.SubscribeAsync("1", "{ hello }");

        Assert.Contains("Hello", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_over_the_limit_closes_with_1009_and_the_limit()
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.MaxMessageBytes = 20_000);
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();

        await socket.SendAsync("""{"type":"ping"}""".PadRight(20_000));
        Assert.Equal("""{"type":"pong"}""", await socket.ReceiveAsync());
        await socket.SendAsync("""{"type":"ping"}""".PadRight(1_000_000));

        Assert.Equal((1009, "The message is larger than the limit of 20000 bytes."), await socket.ClosedAsync());
    }

    [Fact]
    public async Task One_operation_too_many_gets_an_error_and_the_others_go_on()
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.MaxOperations = 2);
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { hang }");
        await socket.SubscribeAsync("2", "subscription { messages(after: 0) { text } }");

        await socket.SubscribeAsync("3", "{ hello }");
        Assert.Matches(
            """^\{"id":"3","type":"error","payload":\[\{"message":"This connection runs 2 operations already, which is the limit.","extensions":\{"code":"TOO_MANY_OPERATIONS","traceId":"[0-9a-f]{32}"\}\}\]\}$""",
            await socket.ReceiveAsync());

        server.Api.Add("still here");
        Assert.Contains("still here", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_does_not_read_holds_its_subscription_back_and_is_closed_with_1013()
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            options.SlowClientTimeout = TimeSpan.FromSeconds(1);
            options.WebSockets.CloseTimeout = TimeSpan.FromSeconds(15);
        });
        using var slow = await (await server.ConnectAsync()).AcknowledgedAsync();
        using var quick = await (await server.ConnectAsync()).AcknowledgedAsync();
        await slow.SubscribeAsync("1", "subscription { flood(size: 50000) }");

        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("flood"), "the slow client's subscription is cancelled");

        // What the sockets of both sides hold, and what the server's pipe does: not what a second of flooding makes.
        Assert.InRange(server.Api.Floods, 1, 1_000);
        await quick.SubscribeAsync("1", "{ hello }");
        Assert.Contains("Hello", await quick.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal((1013, "The client reads too slowly; connect again to resume."), await slow.ClosedAsync());
    }

    [Fact]
    public async Task A_long_message_over_a_slow_line_is_no_reason_to_close()
    {
        const int Size = 32_000_000;
        await using var server = await TestServer.StartAsync(options => options.SlowClientTimeout = TimeSpan.FromSeconds(1.5));
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", $"subscription {{ flood(size: {Size}) }}");

        // For the whole longer than that, whatever the sockets hold, and far shorter for any part of it.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var buffer = new byte[65_536];
        var received = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            part = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            received += part.Count;
        }
        while (!part.EndOfMessage);

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"flood":""}}}""".Length + Size, received);
        var next = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketMessageType.Text, next.MessageType);
    }

    [Fact]
    public async Task Completing_an_operation_cancels_it_although_its_message_does_not_leave()
    {
        await using var server = await TestServer.StartAsync(options => options.SlowClientTimeout = TimeSpan.FromHours(1));
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { flood(size: 20000000) }");
        await Eventually.HoldsAsync(() => server.Api.Floods > 0, "the subscription has begun");

        await socket.SendAsync("""{"id":"1","type":"complete"}""");

        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("flood"), "the subscription is cancelled");
        Assert.InRange(server.Api.Floods, 1, 2);
    }

    [Fact]
    public async Task A_client_that_reads_slower_than_events_come_loses_none_of_a_burst()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();

        await socket.SubscribeAsync("1", "subscription { count(to: 2000) }");

        for (var i = 1; i <= 2000; i++)
            Assert.Contains($"\"count\":{i}}}", await socket.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Contains("complete", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopping_server_closes_with_1001_and_does_not_complete_subscriptions()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { hang }");
        await Eventually.HoldsAsync(() => !server.Api.Hanging.IsEmpty, "the subscription starts");

        var stopping = server.StopAsync();
        var close = await Assert.ThrowsAsync<InvalidOperationException>(socket.ReceiveAsync);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal("closed with (1001, The server is stopping; connect again.)", close.Message);
        Assert.Contains("subscription", server.Api.Cancelled);
    }

    [Fact]
    public async Task A_client_that_answers_no_ping_is_cut()
    {
        await using var server = await TestServer.StartAsync(options =>
        {
            options.KeepAliveInterval = TimeSpan.FromMilliseconds(100);
            options.WebSockets.KeepAliveTimeout = TimeSpan.FromMilliseconds(200);
        });
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { hang }");

        // This client answers pings only while it is reading, and it does not read.
        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("subscription"), "the subscription is cancelled");
    }

    [Fact]
    public async Task A_client_that_never_answers_a_close_is_cut()
    {
        await using var server = await TestServer.StartAsync(options => options.WebSockets.CloseTimeout = TimeSpan.FromMilliseconds(200));
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();

        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }
}
