using System.Threading.Channels;

namespace Timeline.GraphQL.AspNetCore.WebSockets;

/// <summary>Messages waiting for one client, bounded in number and bytes. Many may add, one takes.</summary>
/// <param name="maxMessages">Messages that may wait, the one being sent included.</param>
/// <param name="maxBytes">Bytes that may wait, the message being sent included; a larger message still passes, alone.</param>
/// <param name="slowAfter">How long the full queue may stand still.</param>
/// <param name="time">Measures <paramref name="slowAfter"/>.</param>
internal sealed class SendQueue(int maxMessages, int maxBytes, TimeSpan slowAfter, TimeProvider time)
{
    // The sender goes on within Add: as a rule the message is with the operating system when that returns.
    private readonly Channel<OutgoingMessage> _messages = Channel.CreateUnbounded<OutgoingMessage>(
        new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly Lock _gate = new();
    private TaskCompletionSource? _roomMade;
    private long _bytes;
    private int _count;
    private bool _dropped;

    /// <summary>Adds a message, waiting for room.</summary>
    /// <returns><c>false</c> when the queue has been closed, so that nobody will send the message.</returns>
    /// <exception cref="TimeoutException">The queue was full and nothing left it for too long.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async ValueTask<bool> AddAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTakeRoom(message.Length, out var roomMade))
                return _messages.Writer.TryWrite(message);
            await roomMade.WaitAsync(slowAfter, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Hands each message to <paramref name="send"/>, in order, until the queue is closed and empty.</summary>
    public async Task SendAllAsync(Func<OutgoingMessage, ValueTask> send)
    {
        await foreach (var message in _messages.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (Volatile.Read(ref _dropped))
                continue;
            await send(message).ConfigureAwait(false);
            MakeRoom(message.Length);
        }
    }

    /// <summary>Takes no more messages. Those waiting are still sent, unless dropped.</summary>
    public void Close(bool dropWaiting)
    {
        if (dropWaiting)
            Volatile.Write(ref _dropped, true);
        _messages.Writer.TryComplete();
    }

    private bool TryTakeRoom(int bytes, out Task roomMade)
    {
        lock (_gate)
        {
            if (_count == 0 || (_count < maxMessages && _bytes + bytes <= maxBytes))
            {
                _count++;
                _bytes += bytes;
                roomMade = Task.CompletedTask;
                return true;
            }

            _roomMade ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            roomMade = _roomMade.Task;
            return false;
        }
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
