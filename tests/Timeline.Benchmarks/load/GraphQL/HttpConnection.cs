using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>
/// One kept-alive connection that sends a request again and again. It reads no more of a response than where it ends and whether it is
/// what was asked for, so that it takes little of the machine from the servers.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Uri _address;
    private readonly byte[] _request;
    private readonly int _bodyLength;
    private readonly byte[] _expected;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _response = new byte[1 << 17];

    /// <param name="address">The endpoint.</param>
    /// <param name="body">Sent with each request, as long as <see cref="Body"/> is not changed.</param>
    /// <param name="expected">What every right answer holds.</param>
    /// <param name="token">A bearer token; null where none is asked for.</param>
    public HttpConnection(Uri address, byte[] body, string expected, string? token = null)
    {
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        (_address, _bodyLength, _expected) = (address, body.Length, Encoding.UTF8.GetBytes(expected));
        _request =
        [
            .. Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n{authorization}Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n")),
            .. body,
        ];
    }

    /// <summary>The body of the next request; it may be changed, but not its length.</summary>
    public Span<byte> Body => _request.AsSpan(^_bodyLength..);

    public async Task ConnectAsync() => await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _address.Port));

    /// <summary>Sends the request and reads the whole response.</summary>
    /// <exception cref="InvalidOperationException">It is not 200, tells of errors, or is not what was expected.</exception>
    public async ValueTask RequestAsync()
    {
        await _socket.SendAsync(_request.AsMemory(), SocketFlags.None);
        var read = 0;
        do
        {
            var received = await _socket.ReceiveAsync(_response.AsMemory(read), SocketFlags.None);
            if (received == 0)
                throw new InvalidOperationException($"{_address} closed the connection after {read} bytes");
            read += received;
        }
        while (!IsWhole(_response.AsSpan(0, read)));
        if (!IsRight(_response.AsSpan(0, read)))
            throw new InvalidOperationException($"{_address} answered {Encoding.UTF8.GetString(_response, 0, Math.Min(read, 2_000))}");
    }

    public void Dispose() => _socket.Dispose();

    // Quotes inside of strings are escaped, so that this is the name of a member.
    private bool IsRight(ReadOnlySpan<byte> response) =>
        response.StartsWith("HTTP/1.1 200 "u8) && response.IndexOf("\"errors\":"u8) < 0 && response.IndexOf(_expected) >= 0;

    private static bool IsWhole(ReadOnlySpan<byte> response)
    {
        var headersEnd = response.IndexOf("\r\n\r\n"u8);
        if (headersEnd < 0)
            return false;
        return BodyLength(response[..headersEnd]) is { } length
            ? response.Length == headersEnd + 4 + length
            : response.EndsWith("\r\n0\r\n\r\n"u8); // A chunked one; JSON holds no line ends of its own.
    }

    private static int? BodyLength(ReadOnlySpan<byte> headers)
    {
        var name = "Content-Length: "u8;
        foreach (var line in headers.Split("\r\n"u8))
        {
            var header = headers[line];
            if (header.Length > name.Length && Ascii.EqualsIgnoreCase(header[..name.Length], name) && Utf8Parser.TryParse(header[name.Length..], out int length, out _))
                return length;
        }

        return null;
    }
}
