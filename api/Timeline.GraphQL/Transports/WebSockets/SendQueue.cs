using System.Threading.Tasks.Sources;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>
/// Messages waiting for one client, bounded in number and bytes. Many may add, one takes. An empty queue holds next to no
/// memory: there are many idle clients.
/// </summary>
/// <param name="maxMessages">Messages that may wait, the one being sent included.</param>
/// <param name="maxBytes">Bytes that may wait, the message being sent included; a larger message still passes, alone.</param>
/// <param name="slowAfter">How long the full queue may stand still.</param>
/// <param name="time">Measures <paramref name="slowAfter"/>.</param>
internal sealed class SendQueue(int maxMessages, int maxBytes, TimeSpan slowAfter, TimeProvider time) : IValueTaskSource
{
    private readonly Lock _gate = new();
    private readonly Queue<OutgoingMessage> _messages = new();

    // The sender goes on within Add: as a rule the message is with the operating system when that returns.
    private ManualResetValueTaskSourceCore<bool> _changed;
    private bool _isAwaited;
    private TaskCompletionSource? _roomMade;
    private long _bytes;
    private int _count;
    private bool _closed;
    private bool _dropped;

    /// <summary>Adds a message, waiting for room.</summary>
    /// <returns><c>false</c> when the queue has been closed, so that nobody will send the message.</returns>
    /// <exception cref="TimeoutException">The queue was full and nothing left it for too long.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async ValueTask<bool> AddAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        while (true)
        {
            bool wakes;
            Task? roomMade = null;
            lock (_gate)
            {
                if (_closed)
                    return false;
                var fits = _count == 0 || (_count < maxMessages && _bytes + message.Length <= maxBytes);
                if (fits)
                {
                    _count++;
                    _bytes += message.Length;
                    _messages.Enqueue(message);
                }
                else
                {
                    _roomMade ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    roomMade = _roomMade.Task;
                }

                wakes = fits && TakeAwaited();
            }

            if (wakes)
                _changed.SetResult(true);
            if (roomMade is null)
                return true;
            await roomMade.WaitAsync(slowAfter, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Hands each message to <paramref name="send"/>, in order, until the queue is closed and empty.</summary>
    public async Task SendAllAsync(Func<OutgoingMessage, ValueTask> send)
    {
        while (true)
        {
            bool found;
            OutgoingMessage message;
            lock (_gate)
            {
                found = _messages.TryDequeue(out message);
                if (!found && _closed)
                    return;
                if (!found)
                    _changed.Reset();
                _isAwaited = !found;
            }

            if (!found)
            {
                await new ValueTask(this, _changed.Version).ConfigureAwait(false);
                continue;
            }

            if (!Volatile.Read(ref _dropped))
                await send(message).ConfigureAwait(false);
            MakeRoom(message.Length);
        }
    }

    /// <summary>Takes no more messages. Those waiting are still sent, unless dropped.</summary>
    public void Close(bool dropWaiting)
    {
        bool wakes;
        lock (_gate)
        {
            _dropped |= dropWaiting;
            _closed = true;
            wakes = TakeAwaited();
        }

        if (wakes)
            _changed.SetResult(true);
    }

    void IValueTaskSource.GetResult(short token) => _changed.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _changed.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _changed.OnCompleted(continuation, state, token, flags);

    private bool TakeAwaited()
    {
        var awaited = _isAwaited;
        _isAwaited = false;
        return awaited;
    }

    private void MakeRoom(int bytes)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            _count--;
            _bytes -= bytes;
            waiting = _roomMade;
            _roomMade = null;
        }

        waiting?.SetResult();
    }
}
