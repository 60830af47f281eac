using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>GraphQL over WebSocket, subprotocol graphql-transport-ws. Safe for concurrent use.</summary>
internal sealed class WebSocketTransport(
    GraphQLExecutor executor, GraphQLEndpointOptions options, CallerCounts counts, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<WebSocketTransport> logger)
{
    private const string Subprotocol = "graphql-transport-ws";

    /// <summary>Serves a connection until it has ended and none of its operations runs any more.</summary>
    public async Task RunAsync(HttpContext context)
    {
        var isOffered = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol, StringComparer.Ordinal);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isOffered ? Subprotocol : null,
            KeepAliveInterval = options.KeepAliveInterval,
            KeepAliveTimeout = options.WebSockets.KeepAliveTimeout,
        });

        using var output = new Output(socket, options, time);
        using var reader = new MessageReader(socket, options.WebSockets.MaxMessageBytes);
        using var connection = new Connection(reader, output, new Operations(executor, options, counts, context, output, logger), context, options, counts, logger);
        using var stopping = lifetime.ApplicationStopping.UnsafeRegister(static output => ((Output)output!).End(CloseReason.ServerStops), output);
        // Accepted first and closed then: a browser shows its script the code of a close, but not of a failed handshake.
        if (!isOffered)
            output.End(CloseReason.SubprotocolNotAcceptable);
        await connection.RunAsync(time);
    }
}
