using System.Buffers;
using System.Net.WebSockets;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>What goes to one client: messages, one at a time, and in the end the close frame. Safe to use from several threads.</summary>
/// <remarks>
/// Nothing is queued here: what the client has not read yet waits in the server's pipe for the connection, which is bounded, and
/// whoever sends more waits until that takes it. Whoever wants the connection to end says why with <see cref="End"/>; the first
/// reason counts.
/// </remarks>
internal sealed class Output(WebSocket socket, GraphQLEndpointOptions options, TimeProvider time) : IDisposable
{
    // A longer message goes in several frames: only who reads none of them in time is slow.
    private const int MaxFrameBytes = 64 * 1024;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly Lock _gate = new();
    private Task? _closing;

    /// <summary>Fires when the connection ends.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Fires when a close has taken too long, and what still reads or sends has to stop.</summary>
    public CancellationToken Cut => _cut.Token;

    /// <summary>Sends a message; waits for those before it, and while the client does not read.</summary>
    /// <param name="head">The whole message, or what comes before the payload.</param>
    /// <param name="payload">A value that ends an object, as UTF-8 JSON, which many clients may get; the object's closing brace follows it. Empty for none.</param>
    /// <param name="cancellation">Ends the wait, though not what is being sent. Must fire when the connection ends.</param>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        var sending = SendInTurnAsync(head, payload);
        await (sending.IsCompleted ? sending : new ValueTask(sending.AsTask().WaitAsync(cancellation)));
    }

    /// <summary>Ends the connection: its operations are cancelled, and the close frame follows what is being sent. Only the first call counts.</summary>
    public void End(CloseReason reason)
    {
        lock (_gate)
        {
            if (_closing is not null)
                return;
            _cut.CancelAfter(options.WebSockets.CloseTimeout);
            _closing = CloseAsync(reason, _ended.CancelAsync());
        }
    }

    /// <summary>Waits until the close frame has left, or cannot. The connection must have ended.</summary>
    public Task WhenClosedAsync() => _closing!;

    public void Dispose()
    {
        End(CloseReason.Normal);   // a late timer must not touch what is disposed
        _ended.Dispose();
        _cut.Dispose();
    }

    /// <summary>A socket that was cut, by the close timeout or for an unanswered ping, shows in any of these ways.</summary>
    public static bool IsDisconnect(Exception e) =>
        e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException
            or InvalidOperationException { InnerException: WebSocketException };

    private async Task CloseAsync(CloseReason reason, Task cancelling)
    {
        try
        {
            // The turn is kept: nothing may follow.
            await _turn.WaitAsync(Cut);
            await socket.CloseOutputAsync(reason.Status, reason.FittingText, Cut);
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            // Nobody is there to be told.
        }

        await cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async ValueTask SendInTurnAsync(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> payload)
    {
        var length = head.Length + payload.Length + 1;
        var joined = payload.IsEmpty ? null : ArrayPool<byte>.Shared.Rent(length);
        try
        {
            if (joined is not null)
            {
                head.Span.CopyTo(joined);
                payload.Span.CopyTo(joined.AsSpan(head.Length));
                joined[length - 1] = (byte)'}';
            }

            await SendFramesAsync(joined?.AsMemory(0, length) ?? head);
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            End(CloseReason.Normal);
        }
        finally
        {
            if (joined is not null)
                ArrayPool<byte>.Shared.Return(joined);
            _turn.Release();
        }
    }

    private async ValueTask SendFramesAsync(ReadOnlyMemory<byte> message)
    {
        while (!message.IsEmpty && !_ended.IsCancellationRequested)
        {
            var frame = message.Length <= MaxFrameBytes ? message : message[..MaxFrameBytes];
            message = message[frame.Length..];
            var sending = socket.SendAsync(frame, WebSocketMessageType.Text, message.IsEmpty, Cut);
            await (sending.IsCompleted ? sending : new ValueTask(WatchAsync(sending.AsTask())));
        }
    }

    private async Task WatchAsync(Task sending)
    {
        await sending.WaitAsync(options.SlowClientTimeout, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!sending.IsCompleted)
            End(CloseReason.TooSlow);
        // Even so to its end: the close frame comes after it, when the client reads on.
        await sending;
    }
}
