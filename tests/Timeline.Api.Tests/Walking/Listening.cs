using System.Collections.Concurrent;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Walking;

/// <summary>Keeps what comes over a connection, until it is disposed of.</summary>
internal sealed class Listening : IAsyncDisposable
{
    private readonly LiveClient _socket;
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly Task _hearing;

    public Listening(LiveClient socket)
    {
        _socket = socket;
        _hearing = HearAsync();
    }

    public IReadOnlyCollection<string> All => [.. _heard];

    public Task StartAsync(string id, WalkedOperation operation) => _socket.StartAsync(id, operation.Query, operation.Variables);

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        await _hearing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task HearAsync()
    {
        while (true)
            _heard.Enqueue((await _socket.ReceiveAsync()).ToString());
    }
}
