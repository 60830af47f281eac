using System.Collections.Concurrent;
using Timeline.EventStore.Appending;

namespace Timeline.EventStore.Following;

/// <summary>Tells followers in this process that something was committed, by this process or another one. Thread-safe.</summary>
internal sealed class AppendSignals
{
    private readonly ConcurrentDictionary<(string Tenant, Guid Stream), StreamWatch[]> _watches = new();

    /// <summary>This process committed: for the sender of notifications and for the pump.</summary>
    public Action<string, IReadOnlyList<PendingStream>>? CommittedHere { get; set; }

    public StreamWatch Watch(string tenant, Guid stream)
    {
        var watch = new StreamWatch();
        _watches.AddOrUpdate((tenant, stream), _ => [watch], (_, others) => [.. others, watch]);
        return watch;
    }

    public void Unwatch(string tenant, Guid stream, StreamWatch watch)
    {
        var key = (tenant, stream);
        while (_watches.TryGetValue(key, out var watches))
        {
            var rest = Array.FindAll(watches, other => other != watch);
            if (rest.Length == 0 ? _watches.TryRemove(new(key, watches)) : _watches.TryUpdate(key, rest, watches))
                return;
        }
    }

    public void Committed(string tenant, IReadOnlyList<PendingStream> streams)
    {
        foreach (var stream in streams)
            Reached(tenant, stream.Id, stream.Reached);
        CommittedHere?.Invoke(tenant, streams);
    }

    /// <summary>A stream is known to have reached a version.</summary>
    public void Reached(string tenant, Guid stream, long version)
    {
        if (!_watches.TryGetValue((tenant, stream), out var watches))
            return;
        foreach (var watch in watches)
            watch.Reached(version);
    }

    /// <summary>Something may have happened anywhere: everybody looks.</summary>
    public void Anything()
    {
        foreach (var watches in _watches.Values)
        {
            foreach (var watch in watches)
                watch.Reached(long.MaxValue);
        }
    }
}

/// <summary>One follower's view of one stream: the highest version it was told of.</summary>
internal sealed class StreamWatch
{
    private readonly Wake _wake = new();
    private long _told;

    public void Reached(long version)
    {
        var told = Volatile.Read(ref _told);
        while (version > told)
        {
            var before = Interlocked.CompareExchange(ref _told, version, told);
            if (before == told)
            {
                _wake.Set();
                return;
            }

            told = before;
        }
    }

    /// <summary>Waits until a version after the given one is told of.</summary>
    /// <returns>The version told of; the given one when everybody was asked to look.</returns>
    public async Task<long> WaitPastAsync(long version, CancellationToken cancellation)
    {
        while (true)
        {
            var told = Volatile.Read(ref _told);
            if (told == long.MaxValue)
            {
                // Whatever is told of between here and the reset was committed before, and the look that follows sees it.
                Interlocked.CompareExchange(ref _told, 0, long.MaxValue);
                return version;
            }

            if (told > version)
                return told;
            await _wake.WaitAsync(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
        }
    }
}
