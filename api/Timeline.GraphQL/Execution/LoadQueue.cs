using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// Gathers what batch loaders are asked for during one execution, and loads it when nothing else can go on. Safe to use
/// from several threads.
/// </summary>
/// <remarks>
/// Counted are the resolvers at work and the passes that start resolvers. A resolver that waits for a load is not at
/// work. At zero (or below, when a resolver left a load unawaited) everything gathered is loaded.
/// </remarks>
internal sealed class LoadQueue(CancellationToken cancellation)
{
    private readonly Lock _lock = new();
    private Dictionary<object, IBatch> _batches = new(ReferenceEqualityComparer.Instance);
    private int _atWork;

    private CancellationToken Cancellation => cancellation;

    private interface IBatch
    {
        Task LoadAsync(LoadQueue queue);
    }

    /// <summary>Something starts that may ask for loads.</summary>
    public void Enter() => Interlocked.Increment(ref _atWork);

    /// <summary>Something that may ask for loads has ended, or waits for a load.</summary>
    public void Exit()
    {
        if (Interlocked.Decrement(ref _atWork) <= 0)
            LoadGathered();
    }

    public async ValueTask<IReadOnlyList<TValue?>> LoadAsync<TKey, TValue>(FieldContext field, BatchLoader<TKey, TValue> loader, IReadOnlyList<TKey> keys)
        where TKey : notnull
    {
        if (keys.Count == 0)
            return [];
        Task<IReadOnlyDictionary<TKey, TValue>> loading;
        lock (_lock)
        {
            if (!_batches.TryGetValue(loader, out var batch))
                _batches.Add(loader, batch = new Batch<TKey, TValue>(loader));
            loading = ((Batch<TKey, TValue>)batch).Add(field, keys);
        }

        if (Interlocked.Increment(ref field.OpenLoads) == 1)
            Exit();
        else if (Volatile.Read(ref _atWork) <= 0)
            LoadGathered();

        var loaded = await loading.ConfigureAwait(false);
        return [.. keys.Select(key => loaded.TryGetValue(key, out var value) ? value : default)];
    }

    private void LoadGathered()
    {
        Dictionary<object, IBatch> batches;
        lock (_lock)
        {
            if (_batches.Count == 0)
                return;
            batches = _batches;
            _batches = new(ReferenceEqualityComparer.Instance);
        }

        // On another thread: loads that end at once and ask for more would else go ever deeper on this stack.
        foreach (var batch in batches.Values)
            _ = Task.Run(() => batch.LoadAsync(this), CancellationToken.None);
    }

    // Every waiting resolver is at work again before the first one goes on, so that they ask for their next keys together.
    private void Resume(IEnumerable<FieldContext> fields)
    {
        foreach (var field in fields)
        {
            if (Interlocked.Decrement(ref field.OpenLoads) == 0)
                Enter();
        }
    }

    private sealed class Batch<TKey, TValue>(BatchLoader<TKey, TValue> loader) : IBatch
        where TKey : notnull
    {
        private readonly OrderedDictionary<TKey, bool> _keys = [];
        private readonly List<FieldContext> _waiting = [];
        private readonly TaskCompletionSource<IReadOnlyDictionary<TKey, TValue>> _loaded = new();

        public Task<IReadOnlyDictionary<TKey, TValue>> Add(FieldContext field, IReadOnlyList<TKey> keys)
        {
            foreach (var key in keys)
                _keys.TryAdd(key, true);
            _waiting.Add(field);
            return _loaded.Task;
        }

        public async Task LoadAsync(LoadQueue queue)
        {
            IReadOnlyDictionary<TKey, TValue>? loaded = null;
            Exception? fault = null;
            try
            {
                loaded = await loader.LoadAsync([.. _keys.Keys], queue.Cancellation).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever it is, it belongs to the fields that wait, and they report it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                fault = e;
            }

            // Held while the waiting go on one after another.
            queue.Enter();
            queue.Resume(_waiting);
            if (fault is null)
                _loaded.SetResult(loaded!);
            else
                _loaded.SetException(fault);
            queue.Exit();
        }
    }
}
