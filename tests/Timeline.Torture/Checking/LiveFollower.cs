using System.Collections.Concurrent;
using System.Diagnostics;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Checking;

/// <summary>
/// A node that follows what it can of one tenant through everything that happens to the server: each shared stream event by event, and the
/// tenant as a whole by the streams that something happened to. Keeps what it saw.
/// </summary>
internal sealed class LiveFollower(string connectionString) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly EntryStore _node = Started(new EntryStore(connectionString));
    private readonly List<Task> _following = [];
    private ConcurrentDictionary<Guid, ConcurrentQueue<(long Version, Guid Id)>> _seen = new();
    private ConcurrentDictionary<Guid, bool> _told = new();
    private CancellationTokenSource _stop = new();

    /// <summary>Begins with a tenant that has no events yet; ends with the one before.</summary>
    public async Task BeginAsync(string tenant)
    {
        await EndAsync();
        (_seen, _told, _stop) = (new(), new(), new CancellationTokenSource());
        var (told, stop) = (_told, _stop.Token);
        // Both run here until they wait: they follow when this returns.
        _following.Add(FollowTenantAsync(tenant, told, stop));
        for (var i = 0; i < Plan.SharedStreams; i++)
        {
            var stream = Plan.Shared(tenant, i);
            var seen = _seen[stream] = new();
            _following.Add(FollowAsync(tenant, stream, seen, stop));
        }
    }

    /// <summary>It saw each event of the shared streams once and in order, and was told of every stream; waits for the last.</summary>
    public async Task CheckAsync(IReadOnlyList<StoredRow> rows, Findings findings)
    {
        var (streams, begun) = (rows.Select(row => row.Stream).Distinct().ToList(), Stopwatch.GetTimestamp());
        var shared = rows.Where(row => _seen.ContainsKey(row.Stream)).GroupBy(row => row.Stream).ToDictionary(group => group.Key, group => group.OrderBy(row => row.Version).ToList());
        while ((shared.Any(stream => _seen[stream.Key].Count < stream.Value.Count) || !streams.TrueForAll(_told.ContainsKey))
            && !_following.Exists(task => task.IsCompleted) && Stopwatch.GetElapsedTime(begun) < Patience)
        {
            await Task.Delay(20);
        }

        foreach (var ended in _following.Where(task => task.IsCompleted))
            findings.Add("follower", $"ended by {ended.Exception?.InnerException}");
        foreach (var (stream, its) in shared)
        {
            var seen = _seen[stream].ToList();
            findings.Expect(
                seen.SequenceEqual(its.Select(row => (row.Version, row.Id))),
                "follower", $"saw the versions {string.Join(", ", seen.Select(one => one.Version))} of stream {stream}, or other events, and not {its[0].Version} to {its[^1].Version}");
        }

        foreach (var stream in streams.Where(stream => !_told.ContainsKey(stream)))
            findings.Add("follower", $"was not told of stream {stream}");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _node.DisposeAsync();
    }

    // So that it listens before there is anything to hear.
    private static EntryStore Started(EntryStore node)
    {
        node.Streams.Start();
        return node;
    }

    private async Task EndAsync()
    {
        await _stop.CancelAsync();
        foreach (var task in _following)
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _following.Clear();
        _stop.Dispose();
    }

    private async Task FollowAsync(string tenant, Guid stream, ConcurrentQueue<(long Version, Guid Id)> seen, CancellationToken stop)
    {
        await foreach (var stored in _node.Streams.FollowAsync(tenant, stream, after: 0, stop))
            seen.Enqueue((stored.Version, stored.Id));
    }

    private async Task FollowTenantAsync(string tenant, ConcurrentDictionary<Guid, bool> told, CancellationToken stop)
    {
        await foreach (var streams in _node.Streams.FollowTenantAsync(tenant, stop))
        {
            foreach (var stream in streams)
                told[stream] = true;
        }
    }
}
