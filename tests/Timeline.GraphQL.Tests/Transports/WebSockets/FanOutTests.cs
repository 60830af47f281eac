using System.Net.WebSockets;
using System.Text.Json;

namespace Timeline.GraphQL.Tests.Transports.WebSockets;

/// <summary>Many subscribers of one event source.</summary>
public sealed class FanOutTests
{
    private const string Shared = "subscription($after: Int!) { shared(after: $after) { sequence text } }";

    [Fact]
    public async Task An_event_is_executed_once_for_all_who_may_see_the_same_whatever_their_cursors()
    {
        await using var server = await TestServer.StartAsync(options => options.Audience = _ => "everybody");
        server.Api.Add("1");
        // Who comes first decides how far back the topic keeps events.
        var sockets = await ConnectAsync(server, 1, after: _ => 0);
        Assert.Equal(Next(1), await sockets[0].ReceiveAsync());
        sockets.AddRange(await ConnectAsync(server, 19, after: number => number % 2));
        foreach (var socket in sockets.Skip(1).Where((_, number) => number % 2 == 0))
            Assert.Equal(Next(1), await socket.ReceiveAsync());
        var before = server.Api.TextsRead;

        server.Api.Add("2");
        server.Api.Add("3");
        foreach (var socket in sockets)
            Assert.Equal([Next(2), Next(3)], [await socket.ReceiveAsync(), await socket.ReceiveAsync()]);

        Assert.Equal(1, before);
        Assert.Equal(3, server.Api.TextsRead);
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Callers_of_different_rights_share_nothing()
    {
        await using var server = await TestServer.StartAsync(options => options.Audience = caller => caller.HttpContext.Request.Headers["Role"].ToString());
        var sockets = new List<WebSocket>();
        foreach (var role in new[] { "reader", "writer", "reader" })
            sockets.AddRange(await ConnectAsync(server, 1, _ => 0, role));

        server.Api.Add("1");
        foreach (var socket in sockets)
            Assert.Equal(Next(1), await socket.ReceiveAsync());

        Assert.Equal(2, server.Api.TextsRead);
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task One_who_does_not_read_slows_nobody_is_closed_and_resumes_where_it_was()
    {
        const int Messages = 300;
        await using var server = await TestServer.StartAsync(options =>
        {
            options.Audience = _ => "everybody";
            options.SlowClientTimeout = TimeSpan.FromMilliseconds(500);
        });
        var quick = await ConnectAsync(server, 5, _ => 0);
        var slow = (await ConnectAsync(server, 1, _ => 0))[0];
        var text = new string('x', 100_000);

        for (var number = 1; number <= Messages; number++)
        {
            server.Api.Add(text);
            foreach (var socket in quick)
                Assert.Equal(number, Sequence(await socket.ReceiveAsync()));
        }

        var (last, close) = await ReadToCloseAsync(slow);
        var again = (await ConnectAsync(server, 1, _ => last))[0];
        var resumed = new List<int>();
        while (resumed.Count < Messages - last)
            resumed.Add(Sequence(await again.ReceiveAsync()));

        Assert.Equal((1013, "The client reads too slowly; connect again to resume."), close);
        Assert.InRange(last, 1, Messages - 1);
        Assert.Equal(Enumerable.Range(last + 1, Messages - last), resumed);
        quick.ForEach(socket => socket.Dispose());
    }

    private static async Task<List<WebSocket>> ConnectAsync(TestServer server, int count, Func<int, int> after, string? role = null)
    {
        var sockets = new List<WebSocket>();
        for (var i = 0; i < count; i++)
        {
            var socket = await (await server.ConnectAsync(configure: options => options.SetRequestHeader("Role", role))).AcknowledgedAsync();
            await socket.SendAsync(JsonSerializer.Serialize(new { id = "s", type = "subscribe", payload = new { query = Shared, variables = new { after = after(i) } } }));
            sockets.Add(socket);
        }

        return sockets;
    }

    /// <summary>What was on its way comes first, in order; then the close frame.</summary>
    private static async Task<(int Last, (int, string) Close)> ReadToCloseAsync(WebSocket socket)
    {
        var last = 0;
        var buffer = new byte[200_000];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
                return (last, ((int)socket.CloseStatus!, socket.CloseStatusDescription!));
            Assert.Equal(++last, Sequence(System.Text.Encoding.UTF8.GetString(buffer, 0, length)));
        }
    }

    private static int Sequence(string message) =>
        JsonElement.Parse(message).GetProperty("payload").GetProperty("data").GetProperty("shared").GetProperty("sequence").GetInt32();

    private static string Next(int number) =>
        $$$"""{"id":"s","type":"next","payload":{"data":{"shared":{"sequence":{{{number}}},"text":"{{{number}}}"} } } }""".Replace(" ", "", StringComparison.Ordinal);
}
