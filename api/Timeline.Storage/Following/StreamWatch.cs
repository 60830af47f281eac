namespace Timeline.Storage.Following;

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

/// <summary>One follower's view of all streams of a tenant: those that it was told of since it last looked, each once.</summary>
internal sealed class TenantWatch(string tenant)
{
    private readonly Wake _wake = new();
    private readonly Lock _lock = new();
    private Dictionary<Guid, long> _told = [];

    public void Reached(string ofTenant, Guid stream, long version)
    {
        if (ofTenant != tenant)
            return;
        lock (_lock)
            _told[stream] = Math.Max(version, _told.GetValueOrDefault(stream));
        _wake.Set();
    }

    public async Task<IReadOnlyCollection<Guid>> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await _wake.WaitAsync(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
            lock (_lock)
            {
                // Taken already by the step that was woken just before.
                if (_told.Count == 0)
                    continue;
                var told = _told.Keys;
                _told = [];
                return told;
            }
        }
    }
}
