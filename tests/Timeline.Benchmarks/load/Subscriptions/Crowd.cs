namespace Timeline.Benchmarks.Load.Subscriptions;

/// <summary>Many subscribers of one server.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly List<Subscriber> _subscribers = [];

    public static async Task<Crowd> GatherAsync(LiveServer server, int count)
    {
        var crowd = new Crowd();
        for (var i = 0; i < count; i += 50)
        {
            var some = Enumerable.Range(0, Math.Min(50, count - i)).Select(_ => new Subscriber(server)).ToList();
            crowd._subscribers.AddRange(some);
            await Task.WhenAll(some.Select(subscriber => subscriber.SubscribeAsync()));
        }

        return crowd;
    }

    /// <summary>Everybody reads that many events, and none is missing, twice or out of order.</summary>
    public async Task ReadAsync(int count)
    {
        foreach (var subscriber in _subscribers)
            subscriber.Received.Clear();
        await Task.WhenAll(_subscribers.Select(subscriber => subscriber.ReadAsync(count)));
        var first = _subscribers[0].Received[0].Sequence;
        foreach (var subscriber in _subscribers)
        {
            if (!subscriber.Received.Select(received => received.Sequence).SequenceEqual(Enumerable.Range(0, count).Select(number => first + number)))
                throw new InvalidOperationException("a subscriber did not get each event once and in order");
        }
    }

    /// <summary>Everybody gets the events that are being made.</summary>
    public async Task MeetAsync(Task adding, int count)
    {
        await ReadAsync(count);
        await adding;
    }

    /// <summary>When the last of all got each event, by sequence.</summary>
    public Dictionary<long, long> LastArrivals() => _subscribers
        .SelectMany(subscriber => subscriber.Received)
        .GroupBy(received => received.Sequence)
        .ToDictionary(group => group.Key, group => group.Max(received => received.At));

    public void Dispose() => _subscribers.ForEach(subscriber => subscriber.Dispose());
}
