using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>
/// One kept-alive connection that sends the same request again and again. It reads no more of a response than its status
/// and where it ends, so that it takes little of the machine from the servers.
/// </summary>
internal sealed class HttpConnection(Uri address, byte[] body) : IDisposable
{
    private readonly byte[] _request =
    [
        .. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n")),
        .. body,
    ];

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _response = new byte[1 << 17];
    private int _length;

    public async Task ConnectAsync() => await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));

    /// <summary>Sends the request and reads the whole response.</summary>
    /// <returns>Its length with the headers, in bytes.</returns>
    public async ValueTask<int> RequestAsync()
    {
        await _socket.SendAsync(_request.AsMemory(), SocketFlags.None);
        var read = 0;
        do
        {
            var received = await _socket.ReceiveAsync(_response.AsMemory(read), SocketFlags.None);
            if (received == 0)
                throw new InvalidOperationException($"{address} closed the connection after {read} bytes");
            read += received;
        }
        while (!IsWhole(_response.AsSpan(0, read)));
        return read;
    }

    public void Dispose() => _socket.Dispose();

    private bool IsWhole(ReadOnlySpan<byte> response)
    {
        // Most responses are as long as the one before.
        if (response.Length == _length && response.StartsWith("HTTP/1.1 200 "u8))
            return true;
        var headersEnd = response.IndexOf("\r\n\r\n"u8);
        if (headersEnd < 0)
            return false;
        var headers = Encoding.ASCII.GetString(response[..headersEnd]);
        if (!headers.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal))
            throw new InvalidOperationException($"{address} answered {headers.Split("\r\n")[0]}");

        const string ContentLength = "\r\nContent-Length: ";
        var at = headers.IndexOf(ContentLength, StringComparison.OrdinalIgnoreCase);
        var isWhole = at < 0
            ? response.EndsWith("\r\n0\r\n\r\n"u8) // A chunked one; JSON holds no line ends of its own.
            : response.Length == headersEnd + 4 + int.Parse(headers.AsSpan(at + ContentLength.Length).ToString().Split("\r\n")[0], CultureInfo.InvariantCulture);
        if (isWhole)
            _length = response.Length;
        return isWhole;
    }
}
