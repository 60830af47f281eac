using System.Buffers;
using System.Net.WebSockets;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>What came from the client: a message, or a reason to end.</summary>
/// <param name="Text">A whole text message, valid until the next is read.</param>
/// <param name="Close">Why the connection should end; null for a message.</param>
/// <param name="IsLast">True when nothing more will come.</param>
internal readonly record struct Received(ReadOnlyMemory<byte> Text, CloseReason? Close = null, bool IsLast = false);

/// <summary>Puts a client's messages together, up to a limit. An idle connection holds no buffer.</summary>
internal sealed class MessageReader(WebSocket socket, int maxBytes) : IDisposable
{
    private const int FirstSize = 4096;
    private byte[] _buffer = [];

    /// <summary>The next message. Not cancelled from within: cancelling would cut the connection without a close.</summary>
    public async ValueTask<Received> ReadAsync(CancellationToken cut)
    {
        Dispose();
        for (var length = 0; ;)
        {
            // The first time without a buffer: it waits.
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length), cut);
            length += read.Count;
            if (read.MessageType == WebSocketMessageType.Close)
                return new Received(default, CloseReason.Normal, IsLast: true);
            if (read.MessageType == WebSocketMessageType.Binary)
                return new Received(default, CloseReason.NotText);
            if (length > maxBytes)
                return new Received(default, CloseReason.TooLarge(maxBytes));
            if (read.EndOfMessage)
                return new Received(_buffer.AsMemory(0, length));
            if (length == _buffer.Length)
                Replace(ArrayPool<byte>.Shared.Rent(Math.Max(2 * length, FirstSize)));
        }
    }

    public void Dispose() => Replace([]);

    private void Replace(byte[] buffer)
    {
        var old = _buffer;
        _buffer = buffer;
        old.AsSpan(0, Math.Min(old.Length, buffer.Length)).CopyTo(buffer);
        if (old.Length > 0)
            ArrayPool<byte>.Shared.Return(old);
    }
}
