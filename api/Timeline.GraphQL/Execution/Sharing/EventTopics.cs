using System.Runtime.CompilerServices;

namespace Timeline.GraphQL.Execution.Sharing;

/// <summary>
/// Shares one reading of a source between all subscribers of the same topic, each of them at its own place. Safe to use
/// from several threads.
/// </summary>
/// <remarks>
/// The source is followed while a topic has subscribers: once for the topic, and for each subscriber who is further behind
/// than what the topic keeps. A subscriber gets every event after its place, in order and once, however slowly it reads; it
/// holds up nobody, and nothing is kept for it.
/// </remarks>
/// <typeparam name="TKey">Names a topic, compared by its own equality.</typeparam>
public sealed class EventTopics<TKey>
    where TKey : notnull
{
    private readonly Func<TKey, long, CancellationToken, IAsyncEnumerable<TopicEvent>> _follow;
    private readonly TopicOptions _options;
    private readonly Dictionary<TKey, Topic> _topics = [];
    private readonly Lock _gate = new();

    /// <summary>Makes the topics of a source.</summary>
    /// <param name="follow">
    /// Gives the events of a topic after a sequence: those that are there, then each as it comes, until it is cancelled. What it
    /// throws ends the subscriptions that wait for it.
    /// </param>
    /// <param name="options">How much is kept; null for the defaults.</param>
    public EventTopics(Func<TKey, long, CancellationToken, IAsyncEnumerable<TopicEvent>> follow, TopicOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(follow);
        _follow = follow;
        _options = options ?? new TopicOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.KeptEvents, 1, nameof(options));
    }

    /// <summary>How many topics have subscribers.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _topics.Count;
        }
    }

    /// <summary>The events of a topic, for a subscription's resolver to yield.</summary>
    /// <param name="key">The topic.</param>
    /// <param name="after">The last sequence that was seen.</param>
    /// <param name="newest">
    /// About where the topic stands, at least <paramref name="after"/>. The first subscriber's decides how far back the topic keeps
    /// events at first.
    /// </param>
    /// <param name="cancellation">Ends the subscription.</param>
    public async IAsyncEnumerable<SharedEvent> ReadAsync(TKey key, long after, long newest, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var topic = Join(key, Math.Max(after, newest - _options.KeptEvents));
        try
        {
            var place = after;
            while (true)
            {
                var found = topic.TryRead(place, out var next, out var changed);
                if (found == Found.Next)
                {
                    place = next.Sequence;
                    yield return next.Event;
                }
                else if (found == Found.Nothing)
                {
                    await changed.WaitAsync(cancellation).ConfigureAwait(false);
                }
                else
                {
                    await foreach (var missed in _follow(key, place, cancellation).ConfigureAwait(false))
                    {
                        place = missed.Sequence;
                        yield return new SharedEvent(missed.Value);
                        if (topic.KeepsAllAfter(place))
                            break;
                    }
                }
            }
        }
        finally
        {
            Leave(key, topic);
        }
    }

    private Topic Join(TKey key, long start)
    {
        lock (_gate)
        {
            if (_topics.TryGetValue(key, out var topic))
            {
                topic.Subscribers++;
                return topic;
            }

            topic = new Topic(start, _options.KeptEvents) { Subscribers = 1 };
            _topics.Add(key, topic);
            _ = Task.Run(() => PumpAsync(key, topic, start));
            return topic;
        }
    }

    private void Leave(TKey key, Topic topic)
    {
        lock (_gate)
        {
            if (--topic.Subscribers > 0)
                return;
            Remove(key, topic);
        }

        topic.Stop();
    }

    private void Remove(TKey key, Topic topic)
    {
        if (_topics.TryGetValue(key, out var current) && current == topic)
            _topics.Remove(key);
    }

    private async Task PumpAsync(TKey key, Topic topic, long start)
    {
        Exception? fault = null;
#pragma warning disable CA1031 // Whatever the source throws is thrown again to each subscriber.
        try
        {
            await foreach (var next in _follow(key, start, topic.Stopped).ConfigureAwait(false))
                topic.Add(next);
        }
        catch (Exception e)
        {
            fault = e;
        }
#pragma warning restore CA1031

        // Who comes from now on begins anew.
        lock (_gate)
            Remove(key, topic);
        topic.End(fault);
        topic.Dispose();
    }
}
