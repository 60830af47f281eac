using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Timeline.GraphQL.Transports.Http;
using Timeline.GraphQL.Transports.Limits;
using Timeline.GraphQL.Transports.Requests;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>GraphQL over WebSocket, subprotocol graphql-transport-ws. Safe for concurrent use.</summary>
internal sealed class WebSocketTransport(
    GraphQLExecutor executor,
    GraphQLEndpointOptions options,
    CallerCounts counts,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<WebSocketTransport> logger)
{
    private const string Subprotocol = "graphql-transport-ws";

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            Origins.Require(context.Request, options.AllowedOrigins);
        }
        catch (RequestException error)
        {
            await ResponseWriting.WriteAsync(context.Response, MediaTypes.Json, error, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        var isOffered = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol, StringComparer.Ordinal);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isOffered ? Subprotocol : null,
            KeepAliveInterval = options.WebSockets.KeepAliveInterval,
            KeepAliveTimeout = options.WebSockets.KeepAliveTimeout,
        }).ConfigureAwait(false);

        using var connection = new Connection(socket, context, executor, options, counts, time, logger);
        // Accepted first and closed then: a browser shows its script the code of a close, but not of a failed handshake.
        if (!isOffered)
            connection.End(CloseReason.SubprotocolNotAcceptable);
        await connection.RunAsync(lifetime.ApplicationStopping).ConfigureAwait(false);
    }
}
