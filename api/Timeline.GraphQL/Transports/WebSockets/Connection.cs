using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;
using Timeline.GraphQL.Transports.Http;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>
/// One client's connection. Protocol graphql-transport-ws. One loop reads; operations send as they go. When it ends, the loop waits
/// for the client's close frame.
/// </summary>
internal sealed class Connection(
    MessageReader reader, Output output, Operations operations, HttpContext context, GraphQLEndpointOptions options, CallerCounts counts, ILogger logger) : IDisposable
{
    private CallerLease _lease;
    private volatile bool _isInitialised;
    private bool _isAcknowledged;

    /// <summary>Serves the connection until it has ended and none of its operations runs any more.</summary>
    public async Task RunAsync(TimeProvider time)
    {
        _ = RequireInitAsync(time);
        await ReadAllAsync();
        await output.WhenClosedAsync();
        await operations.WhenAllEndedAsync();
    }

    public void Dispose() => _lease.Dispose();

    private async Task RequireInitAsync(TimeProvider time)
    {
        await Task.Delay(options.WebSockets.ConnectionInitTimeout, time, output.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_isInitialised)
            output.End(CloseReason.InitTimeout);
    }

    private async Task ReadAllAsync()
    {
        try
        {
            while (true)
            {
                var received = await reader.ReadAsync(output.Cut);
                if (received.Close is { } reason)
                    output.End(reason);
                else if (!output.Ended.IsCancellationRequested)
                    await HandleAsync(received.Text);
                if (received.IsLast)
                    return;
            }
        }
        catch (WebSocketException)
        {
            // The socket has told the client itself what was wrong; cut now, that might not arrive.
            output.End(CloseReason.Normal);
            var gone = context.Features.Get<IConnectionLifetimeFeature>()?.ConnectionClosed ?? context.RequestAborted;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, output.Cut);
            await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception e) when (Output.IsDisconnect(e))
        {
            output.End(CloseReason.Normal);
        }
        catch (Exception e)
        {
            logger.LogError(e, "A GraphQL connection failed, trace id {TraceId}", ResponseWriting.TraceId);
            output.End(CloseReason.InternalError);
        }
    }

    private async ValueTask HandleAsync(ReadOnlyMemory<byte> text)
    {
        try
        {
            switch (ClientMessage.Read(text))
            {
                case ClientMessage.ConnectionInit when _isInitialised:
                    output.End(CloseReason.TooManyInits);
                    break;
                case ClientMessage.ConnectionInit init:
                    _isInitialised = true;
                    await InitAsync(init.Payload);
                    break;
                case ClientMessage.Ping ping:
                    await SendAsync(ServerMessage.Pong(ping.Payload));
                    break;
                case ClientMessage.Subscribe when !_isAcknowledged:
                    output.End(CloseReason.Unauthorized);
                    break;
                case ClientMessage.Subscribe subscribe:
                    await SubscribeAsync(subscribe);
                    break;
                case ClientMessage.Complete complete:
                    operations.Cancel(complete.Id);
                    break;
            }
        }
        catch (RequestException refused)
        {
            output.End(CloseReason.Of(refused));
        }
    }

    private async ValueTask InitAsync(JsonElement? payload)
    {
        var isAccepted = (options.OnConnect, options.Authorize) switch
        {
            ({ } onConnect, _) => await onConnect(context, payload, output.Ended),
            (null, { } authorize) => await authorize(context),
            _ => true,
        };
        if (!isAccepted)
        {
            output.End(CloseReason.Forbidden);
            return;
        }

        // Only now is it known whose socket it is: the payload may have told.
        _lease = counts.Take(new GraphQLCaller { HttpContext = context }, CallerUse.Socket);
        _isAcknowledged = true;
        await SendAsync(ServerMessage.ConnectionAck);
    }

    private async ValueTask SubscribeAsync(ClientMessage.Subscribe subscribe)
    {
        try
        {
            if (!operations.TryStart(subscribe.Id, subscribe.Request.Resolve(options, context)))
                output.End(CloseReason.SubscriberExists(subscribe.Id));
        }
        catch (RequestException refused)
        {
            await SendAsync(ServerMessage.Error(subscribe.Id, ResponseWriting.ResultOf(refused)));
        }
    }

    private ValueTask SendAsync(ReadOnlyMemory<byte> message) => output.SendAsync(message, default, output.Ended);
}
