using System.Diagnostics;
using Timeline.EventStore.Events;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Checking;

/// <summary>Follows all events from the beginning, through everything that happens to the server, and keeps what it saw.</summary>
internal sealed class AllFollower : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly EntryStore _node;
    private readonly Lock _gate = new();
    private readonly List<(string Tenant, long Position, Guid Id)> _seen = [];
    private readonly Task _following;

    public AllFollower(string connectionString)
    {
        _node = new EntryStore(connectionString);
        _following = Task.Run(FollowAsync);
    }

    /// <summary>It saw each event of a tenant once, in order; waits for the last one.</summary>
    public async Task CheckAsync(string tenant, IReadOnlyList<StoredRow> rows, Findings findings)
    {
        var last = rows.Count == 0 ? 0 : rows[^1].Position;
        var begun = Stopwatch.GetTimestamp();
        while (Newest() < last && !_following.IsCompleted && Stopwatch.GetElapsedTime(begun) < Patience)
            await Task.Delay(20);
        if (_following.IsFaulted)
            findings.Add("follower", $"ended by {_following.Exception.InnerException}");

        List<(string Tenant, long Position, Guid Id)> seen;
        lock (_gate)
            seen = [.. _seen];
        findings.Expect(seen.Zip(seen.Skip(1)).All(pair => pair.First.Position < pair.Second.Position), "follower", "saw positions that go back, or one twice");
        var its = seen.Where(one => one.Tenant == tenant).Select(one => (one.Position, one.Id)).ToList();
        findings.Expect(
            its.SequenceEqual(rows.Select(row => (row.Position, row.Id))), "follower", $"saw {its.Count} of the tenant's {rows.Count} events, up to {Newest()} of {last}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _node.DisposeAsync();
        _stop.Dispose();
    }

    private long Newest()
    {
        lock (_gate)
            return _seen.Count == 0 ? 0 : _seen[^1].Position;
    }

    private async Task FollowAsync()
    {
        await foreach (StoredEvent stored in _node.Store.FollowAsync(tenantId: null, afterPosition: 0, _stop.Token))
        {
            lock (_gate)
                _seen.Add((stored.TenantId, stored.Position, stored.EventId));
        }
    }
}
