using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Timeline.GraphQL.AspNetCore.Limits;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.AspNetCore.WebSockets;

/// <summary>One client's connection. Protocol graphql-transport-ws.</summary>
/// <remarks>
/// One loop reads and one writes. Whoever wants the connection to end says why with <see cref="End"/>; the first reason
/// counts. The writer then sends what waits and the close frame, and the reader waits for the client's close frame, both
/// until the close timeout cuts the connection.
/// </remarks>
internal sealed class Connection : IDisposable
{
    private readonly WebSocket _socket;
    private readonly HttpContext _context;
    private readonly GraphQLEndpointOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CallerCounts _counts;
    private readonly SendQueue _queue;
    private readonly MessageReader _reader;
    private readonly OperationTable _operations;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly Lock _gate = new();
    private volatile CloseReason? _close;
    private Task _cancelling = Task.CompletedTask;
    private ITimer? _initTimer;
    private CallerLease _lease;
    private bool _isInitialised;
    private bool _isAcknowledged;

    public Connection(
        WebSocket socket,
        HttpContext context,
        GraphQLExecutor executor,
        GraphQLEndpointOptions options,
        CallerCounts counts,
        TimeProvider time,
        ILogger logger)
    {
        var limits = options.WebSockets;
        _socket = socket;
        _context = context;
        _options = options;
        _time = time;
        _logger = logger;
        _counts = counts;
        _queue = new SendQueue(limits.MaxQueuedMessages, limits.MaxQueuedBytes, limits.SlowClientTimeout, time);
        _reader = new MessageReader(socket, limits.MaxMessageBytes);
        _operations = new OperationTable(new OperationRunner(executor, options, counts, context, SendAsync, End, logger), limits.MaxOperations);
    }

    /// <summary>Serves the connection until it has ended and none of its operations runs any more.</summary>
    public async Task RunAsync(CancellationToken hostStopping)
    {
        using var stopping = hostStopping.UnsafeRegister(static self => ((Connection)self!).End(CloseReason.ServerStops), this);
        _initTimer = _time.CreateTimer(
            static self => ((Connection)self!).End(CloseReason.InitTimeout), this, _options.WebSockets.ConnectionInitTimeout, Timeout.InfiniteTimeSpan);

        var writing = WriteAllAsync();
        await ReadAllAsync().ConfigureAwait(false);
        await writing.ConfigureAwait(false);
        await _cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _operations.WhenAllEndedAsync().ConfigureAwait(false);
        _initTimer?.Dispose();
    }

    /// <summary>Ends the connection, cancelling its operations. Only the first call counts.</summary>
    public void End(CloseReason reason)
    {
        lock (_gate)
        {
            if (_close is not null)
                return;
            _close = reason;
            _cut.CancelAfter(_options.WebSockets.CloseTimeout);
            _cancelling = _ended.CancelAsync();
        }

        _queue.Close(reason.DropsQueue);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _lease.Dispose();
        lock (_gate)
        {
            _close ??= CloseReason.Normal;   // a late timer must not touch what is disposed
            _ended.Dispose();
            _cut.Dispose();
        }
    }

    private async Task ReadAllAsync()
    {
        try
        {
            while (true)
            {
                var received = await _reader.ReadAsync(_cut.Token).ConfigureAwait(false);
                if (received.Close is { } reason)
                    End(reason);
                else if (_close is null)
                    await HandleAsync(received.Text!.Value).ConfigureAwait(false);
                if (received.Ended)
                    return;
            }
        }
        catch (WebSocketException)
        {
            // The socket has told the client itself what was wrong; cut now, that might not arrive.
            End(CloseReason.Normal);
            await AwaitGoneAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            End(CloseReason.Normal);
        }
        catch (Exception e)
        {
            _logger.LogError(e, "A GraphQL connection failed, trace id {TraceId}", Tracing.Id);
            End(CloseReason.InternalError);
        }
    }

    private async Task AwaitGoneAsync()
    {
        var gone = _context.Features.Get<IConnectionLifetimeFeature>()?.ConnectionClosed ?? _context.RequestAborted;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, _cut.Token);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WriteAllAsync()
    {
        try
        {
            await _queue.SendAllAsync(SendNowAsync).ConfigureAwait(false);
            var reason = _close!;
            await _socket.CloseOutputAsync(reason.Status, reason.FittingText, _cut.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            End(CloseReason.Normal);
        }
    }

    private async ValueTask SendNowAsync(OutgoingMessage message)
    {
        if (!message.IsShared)
        {
            await _socket.SendAsync(message.Head, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, _cut.Token).ConfigureAwait(false);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(message.Length);
        try
        {
            message.CopyTo(buffer);
            await _socket.SendAsync(buffer.AsMemory(0, message.Length), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, _cut.Token).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask HandleAsync(ReadOnlyMemory<byte> text)
    {
        ClientMessage message;
        try
        {
            message = ClientMessage.Read(text);
        }
        catch (RequestException e)
        {
            End(CloseReason.BadMessage(e.Message));
            return;
        }

        switch (message)
        {
            case ClientMessage.ConnectionInit when _isInitialised:
                End(CloseReason.TooManyInits);
                break;
            case ClientMessage.ConnectionInit init:
                await InitAsync(init.Payload).ConfigureAwait(false);
                break;
            case ClientMessage.Ping ping:
                await SendAsync(ServerMessage.Pong(ping.Payload), _ended.Token).ConfigureAwait(false);
                break;
            case ClientMessage.Subscribe when !_isAcknowledged:
                End(CloseReason.Unauthorized);
                break;
            case ClientMessage.Subscribe subscribe:
                await SubscribeAsync(subscribe).ConfigureAwait(false);
                break;
            case ClientMessage.Complete complete:
                _operations.Cancel(complete.Id);
                break;
        }
    }

    private async ValueTask InitAsync(JsonElement? payload)
    {
        _isInitialised = true;
        _initTimer!.Dispose();
        _initTimer = null;
        var isAccepted = (_options.OnConnect, _options.Authorize) switch
        {
            ({ } onConnect, _) => await onConnect(_context, payload, _ended.Token).ConfigureAwait(false),
            (null, { } authorize) => await authorize(_context).ConfigureAwait(false),
            _ => true,
        };
        if (!isAccepted)
        {
            End(CloseReason.Forbidden);
            return;
        }

        if (!TryCount())
            return;
        _isAcknowledged = true;
        await SendAsync(ServerMessage.ConnectionAck, _ended.Token).ConfigureAwait(false);
    }

    // Only now is it known whose socket it is: the payload may have told.
    private bool TryCount()
    {
        try
        {
            _lease = _counts.Take(new GraphQLCaller { HttpContext = _context }, CallerUse.Socket);
            return true;
        }
        catch (RequestException refused)
        {
            End(CloseReason.TooMany(refused.Message));
            return false;
        }
    }

    private async ValueTask SubscribeAsync(ClientMessage.Subscribe subscribe)
    {
        GraphQLRequest request;
        try
        {
            request = subscribe.Request.Resolve(_options, _context);
        }
        catch (RequestException refused)
        {
            await SendAsync(ServerMessage.Error(subscribe.Id, refused.Message, refused.Code), _ended.Token).ConfigureAwait(false);
            return;
        }

        switch (_operations.TryStart(subscribe.Id, request, _ended.Token))
        {
            case StartOutcome.IdInUse:
                End(CloseReason.SubscriberExists(subscribe.Id));
                break;
            case StartOutcome.TooMany:
                var limit = _options.WebSockets.MaxOperations;
                await SendAsync(
                    ServerMessage.Error(subscribe.Id, $"This connection runs {limit} operations already, which is the limit.", "TOO_MANY_OPERATIONS"),
                    _ended.Token).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Queues a message; <c>false</c> when the connection is ending.</summary>
    private async ValueTask<bool> SendAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        try
        {
            return await _queue.AddAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            End(CloseReason.TooSlow);
            return false;
        }
    }

    // A socket that was cut, by the close timeout or for an unanswered ping, shows in any of these ways.
    private static bool IsDisconnect(Exception e) =>
        e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException
            or InvalidOperationException { InnerException: WebSocketException };
}
