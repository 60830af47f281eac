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
    private byte[]? _buffer;

    /// <summary>The next message. Not cancelled from within: cancelling would cut the connection without a close.</summary>
    public async ValueTask<Received> ReadAsync(CancellationToken cut)
    {
        Return();
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, cut).ConfigureAwait(false);
        if (first.MessageType == WebSocketMessageType.Close)
            return new Received(null, CloseReason.Normal, Ended: true);
        if (first.EndOfMessage)
            return new Received(ReadOnlyMemory<byte>.Empty, null);

        var buffer = _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(FirstSize, maxBytes + 1));
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), cut).ConfigureAwait(false);
            if (read.MessageType == WebSocketMessageType.Close)
                return new Received(null, CloseReason.Normal, Ended: true);
            if (read.MessageType == WebSocketMessageType.Binary)
                return new Received(null, CloseReason.NotText);

            length += read.Count;
            if (length > maxBytes)
                return new Received(null, CloseReason.TooLarge(maxBytes));
            if (read.EndOfMessage)
                return new Received(buffer.AsMemory(0, length), null);
            if (length == buffer.Length)
                buffer = Grow(buffer, length);
        }
    }

    public void Dispose() => Return();

    private byte[] Grow(byte[] full, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(length * 2));
        full.AsSpan(0, length).CopyTo(larger);
        _buffer = larger;
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private void Return()
    {
        if (_buffer is null)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
    }
}
