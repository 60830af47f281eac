using Timeline.Storage.DueWork;

namespace Timeline.Storage.Tests.DueWork;

/// <summary>A worker that runs until it is disposed of.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public Running(StoreNode node, string tenant, IDueWork[] works, IDelivery[]? deliveries = null, DueWorkOptions? options = null)
    {
        Options = (options ?? new DueWorkOptions()) with { LookEvery = TimeSpan.FromMilliseconds(20), Report = node.Faults.Enqueue };
        Worker = new DueWorker(node.Store, [tenant], works, deliveries ?? [], Options);
        _running = Task.Run(() => Worker.RunAsync(_stop.Token));
    }

    public DueWorkOptions Options { get; }

    public DueWorker Worker { get; }

    /// <summary>Ends it as the end of the program does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
            await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(20));
        _stop.Dispose();
    }
}
