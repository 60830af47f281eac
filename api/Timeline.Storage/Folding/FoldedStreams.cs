using System.Collections.Concurrent;
using JasperFx.Events;
using Marten;

namespace Timeline.Storage.Folding;

/// <summary>How the events of one kind of stream become a state.</summary>
/// <typeparam name="TState">Immutable: it is shared between everybody who reads the stream.</typeparam>
public interface IStreamFold<TState>
    where TState : class
{
    /// <summary>The state after further events; pure. Null while there is none.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="state">The state before them; null before the first.</param>
    /// <param name="events">In order, without a gap after the state.</param>
    TState? Fold(Guid stream, TState? state, IReadOnlyList<IEvent> events);

    /// <summary>True when an event tells that earlier ones were stored anew: what was folded before is read again from the beginning.</summary>
    bool Rewrites(IEvent stored);

    /// <summary>The version of the last event in the state.</summary>
    long VersionOf(TState state);

    /// <summary>About how many bytes the state holds.</summary>
    long WeightOf(TState state);
}

/// <summary>
/// States of streams, kept in this node and brought up to date by reading only what is new: each reading asks the database what came after the
/// version that is kept, so that it is never older than the moment it was asked. The least recently read go first when all together weigh
/// more than the limit. Thread-safe.
/// </summary>
/// <param name="fold">Makes the states.</param>
/// <param name="mostBytes">What all states may weigh together, by <see cref="IStreamFold{TState}.WeightOf"/>.</param>
public sealed class FoldedStreams<TState>(IStreamFold<TState> fold, long mostBytes)
    where TState : class
{
    private readonly Dictionary<(string Tenant, Guid Stream), LinkedListNode<Kept>> _kept = [];
    private readonly LinkedList<Kept> _byUse = new();
    private readonly ConcurrentDictionary<(string Tenant, Guid Stream), Lazy<Task<TState?>>> _reading = new();
    private readonly Lock _lock = new();
    private long _weight;
    private long _forgotten;

    /// <summary>What all states that are kept weigh together.</summary>
    public long Weight
    {
        get
        {
            lock (_lock)
                return _weight;
        }
    }

    /// <summary>The state of a stream as it is now; null when it has no events.</summary>
    /// <param name="session">Its tenant's stream.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async ValueTask<TState?> ReadAsync(IQuerySession session, Guid stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(session);
        var key = (session.TenantId, stream);
        while (Find(key) is ({ } known, var forgotten))
        {
            var events = await session.Events.FetchStreamAsync(stream, fromVersion: fold.VersionOf(known) + 1, token: cancellation).ConfigureAwait(false);
            if (events.Count == 0)
                return known;
            if (events.Any(fold.Rewrites))
            {
                Forget(key);
                break;
            }

            var state = fold.Fold(stream, known, events)!;
            Keep(key, state, forgotten);
            return state;
        }

        return await ReadWholeAsync(session, key, cancellation).ConfigureAwait(false);
    }

    /// <summary>What is kept of a stream, which may be older than what is stored; null when nothing is.</summary>
    public TState? Peek(string tenant, Guid stream) => Find((tenant, stream)).State;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _kept.Clear();
            _byUse.Clear();
            _weight = 0;
            _forgotten++;
        }
    }

    // Many who open the same long stream at once read it once. Who waits for another's reading looks afterwards for what came since.
    private async ValueTask<TState?> ReadWholeAsync(IQuerySession session, (string Tenant, Guid Stream) key, CancellationToken cancellation)
    {
        var mine = new Lazy<Task<TState?>>(() => FetchAsync(session, key, cancellation));
        var reading = _reading.GetOrAdd(key, mine);
        if (reading != mine)
        {
            await ((Task)reading.Value).WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
            return Find(key).State is null
                ? await FetchAsync(session, key, cancellation).ConfigureAwait(false)
                : await ReadAsync(session, key.Stream, cancellation).ConfigureAwait(false);
        }

        try
        {
            return await mine.Value.ConfigureAwait(false);
        }
        finally
        {
            _reading.TryRemove(new(key, mine));
        }
    }

    private async Task<TState?> FetchAsync(IQuerySession session, (string Tenant, Guid Stream) key, CancellationToken cancellation)
    {
        long forgotten;
        lock (_lock)
            forgotten = _forgotten;
        var events = await session.Events.FetchStreamAsync(key.Stream, token: cancellation).ConfigureAwait(false);
        var state = fold.Fold(key.Stream, null, events);
        if (state is not null)
            Keep(key, state, forgotten);
        return state;
    }

    private (TState? State, long Forgotten) Find((string Tenant, Guid Stream) key)
    {
        lock (_lock)
        {
            if (!_kept.TryGetValue(key, out var node))
                return (null, _forgotten);
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return (node.Value.State, _forgotten);
        }
    }

    // What was read before something was forgotten may hold what was to be forgotten.
    private void Keep((string Tenant, Guid Stream) key, TState state, long forgotten)
    {
        var kept = new Kept(key, state, fold.WeightOf(state));
        lock (_lock)
        {
            if (forgotten != _forgotten)
                return;
            if (_kept.TryGetValue(key, out var before))
            {
                if (fold.VersionOf(before.Value.State) >= fold.VersionOf(state))
                    return;
                Remove(before);
            }

            if (kept.Weight > mostBytes)
                return;
            _kept.Add(key, _byUse.AddFirst(kept));
            _weight += kept.Weight;
            while (_weight > mostBytes)
                Remove(_byUse.Last!);
        }
    }

    private void Forget((string Tenant, Guid Stream) key)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var node))
                Remove(node);
        }
    }

    private void Remove(LinkedListNode<Kept> node)
    {
        _kept.Remove(node.Value.Key);
        _byUse.Remove(node);
        _weight -= node.Value.Weight;
    }

    private sealed record Kept((string Tenant, Guid Stream) Key, TState State, long Weight);
}
