using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Timeline.Api.Tests.Running;

/// <summary>A connection over graphql-transport-ws, as its protocol says.</summary>
public sealed class LiveClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket _socket = new();

    private LiveClient() => _socket.Options.AddSubProtocol("graphql-transport-ws");

    /// <summary>Connects as a program does, by a token in the first message.</summary>
    public static Task<LiveClient> ConnectAsync(Uri root, string? token) => ConnectAsync(new LiveClient(), root, token);

    /// <summary>Connects as a browser does, by its cookie.</summary>
    public static Task<LiveClient> ConnectByCookieAsync(Uri root, string cookie)
    {
        var client = new LiveClient();
        client._socket.Options.SetRequestHeader("Cookie", cookie);
        return ConnectAsync(client, root, token: null);
    }

    public static async Task<LiveClient> SubscribeAsync(Uri root, string query, object? variables, string? token = RunningTimeline.AdminToken)
    {
        var client = await ConnectAsync(root, token);
        await client.StartAsync("1", query, variables);
        return client;
    }

    public static Task<LiveClient> TimelineAsync(Uri root, string incidentId, long? afterSequence) => SubscribeAsync(
        root,
        "subscription($incidentId: ID!, $afterSequence: Long) { timelineChanged(incidentId: $incidentId, afterSequence: $afterSequence) { sequence type entry { text } incident { version } } }",
        new { incidentId, afterSequence });

    /// <summary>Starts an operation of the connection.</summary>
    public Task StartAsync(string id, string query, object? variables = null) => SendAsync(new { id, type = "subscribe", payload = new { query, variables } });

    /// <summary>The data of the next event; anything else fails the test.</summary>
    public async Task<JsonElement> NextAsync()
    {
        var message = await ReceiveAsync();
        Assert.True(message.Text("type") == "next", message.ToString());
        return message.At("payload.data");
    }

    /// <summary>The next message; the close frame as one of the type <c>closed</c>.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return JsonSerializer.SerializeToElement(new { type = "closed", code = (int?)_socket.CloseStatus, reason = _socket.CloseStatusDescription });
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonSerializer.Deserialize<JsonElement>(text.ToArray());
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<LiveClient> ConnectAsync(LiveClient client, Uri root, string? token)
    {
        await client._socket.ConnectAsync(new UriBuilder(root) { Scheme = "ws", Path = "/graphql" }.Uri, TestContext.Current.CancellationToken);
        await client.SendAsync(new { type = "connection_init", payload = token is null ? null : new { Authorization = $"Bearer {token}" } });
        Assert.Equal("connection_ack", (await client.ReceiveAsync()).Text("type"));
        return client;
    }

    private Task SendAsync(object message) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message)), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
}
