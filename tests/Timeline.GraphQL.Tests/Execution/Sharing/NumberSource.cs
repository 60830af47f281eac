using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Timeline.GraphQL.Execution.Sharing;

namespace Timeline.GraphQL.Tests.Execution.Sharing;

/// <summary>A source in memory: its events are numbered from 1 and have texts.</summary>
internal sealed class NumberSource
{
    private readonly Lock _gate = new();
    private readonly List<TopicEvent> _events = [];
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;
    private int _readings;
    private Exception? _fault;

    /// <summary>How often it was begun to be read, and how many read it now.</summary>
    public int Readings => Volatile.Read(ref _readings);

    public int Open => Volatile.Read(ref _open);

    /// <summary>The place after which each reading began.</summary>
    public ConcurrentQueue<long> Begun { get; } = new();

    public void Add(int count, bool forgetsEarlier = false)
    {
        for (var i = 0; i < count; i++)
        {
            lock (_gate)
            {
                var number = _events.Count + 1;
                _events.Add(new TopicEvent(number, $"event {number}", forgetsEarlier));
                Signal();
            }
        }
    }

    /// <summary>Changes the text of an event that was given already.</summary>
    public void Replace(int number, string text)
    {
        lock (_gate)
            _events[number - 1] = _events[number - 1] with { Value = text };
    }

    public void Fail(Exception? fault)
    {
        lock (_gate)
        {
            _fault = fault;
            Signal();
        }
    }

    public async IAsyncEnumerable<TopicEvent> FollowAsync(string key, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Interlocked.Increment(ref _readings);
        Interlocked.Increment(ref _open);
        Begun.Enqueue(after);
        try
        {
            while (true)
            {
                TopicEvent? next;
                Task added;
                lock (_gate)
                {
                    if (_fault is not null)
                        throw _fault;
                    next = after < _events.Count ? _events[(int)after] : null;
                    added = _added.Task;
                }

                if (next is null)
                {
                    await added.WaitAsync(cancellation);
                    continue;
                }

                after = next.Sequence;
                yield return next;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private void Signal()
    {
        _added.SetResult();
        _added = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
