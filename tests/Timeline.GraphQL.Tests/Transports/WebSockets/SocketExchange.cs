using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Timeline.GraphQL.Tests.Transports.WebSockets;

/// <summary>Speaks the protocol by hand, so that it can be broken.</summary>
internal static class SocketExchange
{
    public static Task SendAsync(this WebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public static Task SendAsync(this WebSocket socket, byte[] bytes, WebSocketMessageType type) =>
        socket.SendAsync(bytes, type, endOfMessage: true, TestContext.Current.CancellationToken);

    public static Task SubscribeAsync(this WebSocket socket, string id, string query, object? variables = null) =>
        socket.SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query, variables } }));

    /// <summary>Initialises the connection and awaits the acknowledgement.</summary>
    public static async Task<WebSocket> AcknowledgedAsync(this WebSocket socket)
    {
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReceiveAsync());
        return socket;
    }

    /// <summary>The next message; fails when the connection is closed instead.</summary>
    public static async Task<string> ReceiveAsync(this WebSocket socket)
    {
        var (text, close) = await socket.NextAsync();
        return text ?? throw new InvalidOperationException($"closed with {close}");
    }

    /// <summary>Reads to the close frame, whatever comes before it: its code and reason.</summary>
    public static async Task<(int Code, string? Reason)> ClosedAsync(this WebSocket socket)
    {
        while (true)
        {
            if (await socket.NextAsync() is { Close: { } close })
                return close;
        }
    }

    private static async Task<(string? Text, (int Code, string? Reason)? Close)> NextAsync(this WebSocket socket)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        var buffer = new byte[65_536];
        var text = new MemoryStream();
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer, limit.Token);
            if (read.MessageType == WebSocketMessageType.Close)
                return (null, ((int)read.CloseStatus!, read.CloseStatusDescription));
            text.Write(buffer, 0, read.Count);
            if (read.EndOfMessage)
                return (Encoding.UTF8.GetString(text.ToArray()), null);
        }
    }
}
