using System.Diagnostics;
using System.Text.Json;

namespace Timeline.GraphQL.Tests.Transports.WebSockets;

/// <summary>Which stock client, and so which transport.</summary>
public enum StockTransport
{
    WebSocket,
    EventStream,
}

/// <summary>The npm package graphql-ws or graphql-sse, run by node.</summary>
internal sealed class StockClient : IAsyncDisposable
{
    private readonly Process _node;

    private StockClient(Process node) => _node = node;

    public static async Task<StockClient> StartAsync(TestServer server, StockTransport transport) => new(transport == StockTransport.WebSocket
        ? await NodeScript.StartAsync("client.mjs", [server.WebSocketUrl.ToString()])
        : await NodeScript.StartAsync("sse-client.mjs", [server.Url.ToString()]));

    public async Task SendAsync(object command)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        await _node.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What it reports next.</summary>
    public async Task<JsonElement> NextAsync()
    {
        var line = await _node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        return line is null
            ? throw new InvalidOperationException("the client ended: " + await _node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken))
            : JsonElement.Parse(line);
    }

    /// <summary>The next report with that member; others are passed over.</summary>
    public async Task<JsonElement> NextAsync(string member)
    {
        while (true)
        {
            var report = await NextAsync();
            if (report.TryGetProperty(member, out _))
                return report;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_node.HasExited)
            _node.Kill(entireProcessTree: true);
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}
