using System.Buffers;
using System.Net.WebSockets;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>What came from the client: a message, or a reason to end.</summary>
/// <param name="Text">A whole text message, valid until the next is read; null when there is none.</param>
/// <param name="Close">Why the connection should end; null for a message.</param>
/// <param name="Ended">True when nothing more will come.</param>
internal readonly record struct Received(ReadOnlyMemory<byte>? Text, CloseReason? Close, bool Ended = false);

/// <summary>Puts a client's messages together, up to a limit. An idle connection holds no buffer.</summary>
internal sealed class MessageReader(WebSocket socket, int maxBytes) : IDisposable
{
    private const int FirstSize = 4096;
    private byte[] _buffer = [];

    /// <summary>The next message. Not cancelled from within: cancelling would cut the connection without a close.</summary>
    public async ValueTask<Received> ReadAsync(CancellationToken cut)
    {
        Resize(0, 0);
        // Waits without a buffer.
        var read = await socket.ReceiveAsync(Memory<byte>.Empty, cut);
        var length = 0;
        while (true)
        {
            length += read.Count;
            if (read.MessageType == WebSocketMessageType.Close)
                return new Received(null, CloseReason.Normal, Ended: true);
            if (read.MessageType == WebSocketMessageType.Binary)
                return new Received(null, CloseReason.NotText);
            if (length > maxBytes)
                return new Received(null, CloseReason.TooLarge(maxBytes));
            if (read.EndOfMessage)
                return new Received(_buffer.AsMemory(0, length), null);
            if (length == _buffer.Length)
                Resize(length, Math.Max(2 * length, FirstSize));
            read = await socket.ReceiveAsync(_buffer.AsMemory(length), cut);
        }
    }

    public void Dispose() => Resize(0, 0);

    private void Resize(int kept, int size)
    {
        var full = _buffer;
        _buffer = size == 0 ? [] : ArrayPool<byte>.Shared.Rent(size);
        full.AsSpan(0, kept).CopyTo(_buffer);
        if (full.Length > 0)
            ArrayPool<byte>.Shared.Return(full);
    }
}
