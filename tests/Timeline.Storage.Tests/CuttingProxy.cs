using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Timeline.Storage.Tests;

/// <summary>Stands between a store and PostgreSQL, and cuts connections at the worst moments.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly List<TcpClient> _open = [];
    private readonly Task _accepting;
    private int _swallow;
    private int _swallowed;
    private int _roundTrips;
    private int _serverSpoke = 1;
    private volatile bool _refuse;

    public CuttingProxy(string server)
    {
        _server = new NpgsqlConnectionStringBuilder(server);
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(server)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        _accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    public int Swallowed => _swallowed;

    /// <summary>How often the store spoke after the server had spoken: its round trips.</summary>
    public int RoundTrips => _roundTrips;

    /// <summary>The server's next answer, to whatever connection, is thrown away, and the connection with it.</summary>
    public void SwallowNextAnswer() => Interlocked.Exchange(ref _swallow, 1);

    /// <summary>Cuts every connection and refuses new ones until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        _refuse = true;
        lock (_open)
        {
            foreach (var client in _open)
                client.Dispose();
            _open.Clear();
        }
    }

    public void Mend() => _refuse = false;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            if (_refuse)
                return;
            lock (_open)
                _open.AddRange([client, server]);
            try
            {
                await server.ConnectAsync(_server.Host!.Split(',')[0], _server.Port, _stop.Token);
                await Task.WhenAny(PumpAsync(client, server, answers: false), PumpAsync(server, client, answers: true));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // Cut.
            }
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool answers)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var count = await from.GetStream().ReadAsync(buffer, _stop.Token);
            if (count == 0)
                return;
            if (answers && Interlocked.Exchange(ref _swallow, 0) == 1)
            {
                Interlocked.Increment(ref _swallowed);
                return;
            }

            var before = Interlocked.Exchange(ref _serverSpoke, answers ? 1 : 0);
            if (!answers && before == 1)
                Interlocked.Increment(ref _roundTrips);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }
}
