using Timeline.EventStore.Appending;

namespace Timeline.EventStore.Following;

/// <summary>
/// Tells other nodes of what this one committed: after the commit and apart from it, because NOTIFY inside a transaction takes a
/// lock on the whole cluster while it commits. Many appends become one notice. A notice that is lost is made good by polling.
/// </summary>
internal sealed class Notifier : IAsyncDisposable
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(5);

    private readonly StoreContext _store;
    private readonly Guid _node;
    private readonly Wake _wake = new();
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private Dictionary<(string Tenant, Guid Stream), long> _pending = [];
    private Task? _loop;

    public Notifier(StoreContext store, Guid node)
    {
        _store = store;
        _node = node;
        store.Signals.CommittedHere += Add;
    }

    public async ValueTask DisposeAsync()
    {
        _store.Signals.CommittedHere -= Add;
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_loop is not null)
            await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private void Add(string tenant, IReadOnlyList<PendingStream> streams)
    {
        lock (_lock)
        {
            foreach (var stream in streams)
                _pending[(tenant, stream.Id)] = Math.Max(stream.Reached, _pending.GetValueOrDefault((tenant, stream.Id)));
            _loop ??= Task.Run(RunAsync);
        }

        _wake.Set();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _wake.WaitAsync(Timeout.InfiniteTimeSpan, _stop.Token).ConfigureAwait(false);
                await SendAsync(_stop.Token).ConfigureAwait(false);
                await Task.Delay(Spacing, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever stops one notice must not stop those after it; other nodes poll meanwhile.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _store.Options.OnBackgroundFault?.Invoke(e);
            }
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        Dictionary<(string Tenant, Guid Stream), long> sending;
        lock (_lock)
        {
            sending = _pending;
            _pending = [];
        }

        if (sending.Count == 0)
            return;

        var streams = sending.Select(pair => new StreamNotice(pair.Key.Tenant, pair.Key.Stream, pair.Value)).ToList();
        var payload = new Notice(_node, _store.Options.Schema, streams).ToPayload();
        // A notice may be lost: its commit need not wait for the disk, nor the appends for it.
        var command = _store.Database.CreateCommand("select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)");
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = Notice.Channel });
        command.Parameters.Add(new() { Value = payload });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
