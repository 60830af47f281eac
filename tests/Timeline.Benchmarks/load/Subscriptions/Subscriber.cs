using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Timeline.Benchmarks.Load.Subscriptions;

/// <summary>
/// One client over <c>graphql-transport-ws</c> that notes when each event came. It looks for no more than an event's sequence, so
/// that a thousand of them take little of the machine from the server. RFC 6455, section 5.2.
/// </summary>
internal sealed class Subscriber(LiveServer server) : IDisposable
{
    private static readonly byte[] SequenceName = "\"sequence\":"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[2048];
    private int _filled;

    /// <summary>Each event's sequence, and when it was read; in the order they came.</summary>
    public List<(long Sequence, long At)> Received { get; } = [];

    /// <summary>Opens the socket and subscribes. Returns when the server has taken the subscription.</summary>
    public async Task SubscribeAsync()
    {
        await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Address.Port));
        var authorization = server.Token is null ? "" : $"Authorization: Bearer {server.Token}\r\n";
        await SendAsync(Encoding.ASCII.GetBytes(
            $"GET {server.Address.PathAndQuery} HTTP/1.1\r\nHost: {server.Address.Authority}\r\n{authorization}Connection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        await ReadHandshakeAsync();
        await SendTextAsync("""{"type":"connection_init"}""");
        await AwaitAsync("connection_ack");
        await SendTextAsync(JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload = new { query = server.Subscription, variables = server.Variables } }));
        // Answered after the subscription was taken.
        await SendTextAsync("""{"id":"2","type":"subscribe","payload":{"query":"{ __typename }"}}""");
        await AwaitAsync("complete");
    }

    /// <summary>Reads events until so many have come.</summary>
    public async Task ReadAsync(int count)
    {
        while (Received.Count < count)
            Note(await NextAsync());
    }

    /// <summary>Answers the server's pings until it is disposed of.</summary>
    public async Task IdleAsync()
    {
        try
        {
            while (true)
                await NextAsync();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadHandshakeAsync()
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
            await FillAsync(_filled + 1);
        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 101"u8))
            throw new InvalidOperationException("no WebSocket: " + Encoding.ASCII.GetString(_buffer, 0, end));
        Consume(end + 4);
    }

    private async Task AwaitAsync(string text)
    {
        string message;
        do
        {
            message = Encoding.UTF8.GetString((await NextAsync()).Span);
            if (message.Contains("error", StringComparison.Ordinal))
                throw new InvalidOperationException("the server answers: " + message);
        }
        while (!message.Contains(text, StringComparison.Ordinal));
    }

    private void Note(ReadOnlyMemory<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        var at = message.Span.IndexOf(SequenceName);
        if (at < 0 || message.Span.IndexOf("\"errors\":"u8) >= 0 || !Utf8Parser.TryParse(message.Span[(at + SequenceName.Length)..], out long sequence, out _))
            throw new InvalidOperationException("the server answers: " + Encoding.UTF8.GetString(message.Span));
        Received.Add((sequence, now));
    }

    /// <summary>Reads one text message, valid until the next is read; answers pings on the way.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> NextAsync()
    {
        while (true)
        {
            await FillAsync(2);
            var (opcode, length, header) = (_buffer[0] & 0x0F, (int)(_buffer[1] & 0x7F), 2);
            if (length == 126)
            {
                header = 4;
                await FillAsync(header);
                length = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(2));
            }
            else if (length == 127)
            {
                throw new InvalidOperationException("a message of more than 64 kB");
            }

            await FillAsync(header + length);
            if (opcode == 8)
                throw new InvalidOperationException("the server closed: " + Encoding.UTF8.GetString(_buffer, header, length));
            var message = new byte[opcode == 1 ? length : 0];
            _buffer.AsSpan(header, message.Length).CopyTo(message);
            Consume(header + length);
            if (opcode == 1)
                return message;
            if (opcode == 9)
                await SendAsync([0x8A, 0x80, 0, 0, 0, 0]);
        }
    }

    private async ValueTask FillAsync(int count)
    {
        if (_buffer.Length < count)
            Array.Resize(ref _buffer, 2 * count);
        while (_filled < count)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), SocketFlags.None);
            if (read == 0)
                throw new SocketException((int)SocketError.ConnectionReset);
            _filled += read;
        }
    }

    private void Consume(int count)
    {
        _buffer.AsSpan(count, _filled - count).CopyTo(_buffer);
        _filled -= count;
    }

    // Masked with zeros, which leaves the text as it is.
    private Task SendTextAsync(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        return SendAsync(payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload]
            : [0x81, 0x80 | 126, (byte)(payload.Length >> 8), (byte)(payload.Length & 0xFF), 0, 0, 0, 0, .. payload]);
    }

    private async Task SendAsync(byte[] bytes) => await _socket.SendAsync(bytes.AsMemory(), SocketFlags.None);
}
