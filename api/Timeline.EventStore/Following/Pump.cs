using System.Collections.Immutable;
using System.Diagnostics;
using NpgsqlTypes;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Following;

/// <summary>
/// Moves the horizon along and wakes followers: at once when something was committed here or announced from elsewhere, and at
/// every poll for what nobody announced. One per process; runs once there is a follower.
/// </summary>
internal sealed class Pump : IAsyncDisposable
{
    private static readonly TimeSpan GapPause = TimeSpan.FromMilliseconds(10);

    private readonly StoreContext _store;
    private readonly Horizon _horizon;
    private readonly Listener _listener;
    private readonly Wake _wake = new();
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private ImmutableArray<Wake> _followers = [];
    private Task? _running;
    private long _touchedUpTo;
    private long _touchedAt;

    public Pump(StoreContext store, Horizon horizon, Guid node)
    {
        _store = store;
        _horizon = horizon;
        _listener = new Listener(store, node, _wake.Set);
        store.Signals.CommittedHere += CommittedHere;
    }

    /// <summary>Cancelled when the store is disposed of.</summary>
    public CancellationToken Stopping => _stop.Token;

    public void Start()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
            _running ??= Task.WhenAll(Task.Run(RunAsync), Task.Run(() => _listener.RunAsync(_stop.Token)));
        }
    }

    /// <summary>Wakes a follower of all events whenever the horizon moved.</summary>
    public Wake Follow()
    {
        var wake = new Wake();
        lock (_lock)
            _followers = _followers.Add(wake);
        return wake;
    }

    public void Unfollow(Wake wake)
    {
        lock (_lock)
            _followers = _followers.Remove(wake);
    }

    public async ValueTask DisposeAsync()
    {
        _store.Signals.CommittedHere -= CommittedHere;
        Task? running;
        lock (_lock)
        {
            _stop.Cancel();
            running = _running;
        }

        if (running is not null)
            await running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private void CommittedHere(string tenant, IReadOnlyList<PendingStream> streams) => _wake.Set();

    private async Task RunAsync()
    {
        var failed = 0;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var unsettled = await AdvanceAsync(_stop.Token).ConfigureAwait(false);
                failed = 0;
                var atMost = unsettled ? GapPause : _store.Options.PollInterval.ToTimeSpan();
                await _wake.WaitAsync(atMost, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Followers outlive any fault of the database.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _store.Options.OnBackgroundFault?.Invoke(e);
                await Task.Delay(LostConnection.Pause(failed++), _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> AdvanceAsync(CancellationToken cancellation)
    {
        var before = _horizon.Settled;
        var unsettled = await _horizon.AdvanceAsync(cancellation).ConfigureAwait(false);
        if (_horizon.Settled > before)
        {
            foreach (var follower in _followers)
                follower.Set();
        }

        if ((unsettled || _horizon.Settled > _touchedUpTo) && Stopwatch.GetElapsedTime(_touchedAt) >= _store.Options.PollInterval.ToTimeSpan())
            await TellTouchedAsync(cancellation).ConfigureAwait(false);
        return unsettled;
    }

    // For appends that no notice announced: another program's, or one whose notice was lost.
    private async Task TellTouchedAsync(CancellationToken cancellation)
    {
        var settled = _horizon.Settled;
        if (_touchedAt == 0)
        {
            _store.Signals.Anything();
        }
        else
        {
            var command = _store.Database.CreateCommand(_store.Sql.Touched);
            await using var _ = command.ConfigureAwait(false);
            command.Parameters.Add(new() { Value = _touchedUpTo, NpgsqlDbType = NpgsqlDbType.Bigint });
            command.Parameters.Add(new() { Value = long.MaxValue, NpgsqlDbType = NpgsqlDbType.Bigint });
            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using var __ = reader.ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                _store.Signals.Reached(reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2));
        }

        // What is visible beyond the horizon is told again next time, together with what will come before it.
        _touchedUpTo = settled;
        _touchedAt = Stopwatch.GetTimestamp();
    }
}
