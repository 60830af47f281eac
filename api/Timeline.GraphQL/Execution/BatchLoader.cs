using GraphQL.DataLoader;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Loads many values at once for fields that each ask for one, so that a list does not cost a query per row.</summary>
/// <remarks>
/// Keys asked for by different fields of one execution are gathered per loader object until no field of it can go on
/// without them. Nothing is kept between batches, so a mutation's later fields see what its earlier ones wrote.
/// </remarks>
/// <typeparam name="TKey">Compared by its own equality.</typeparam>
/// <typeparam name="TValue">What is loaded.</typeparam>
public abstract class BatchLoader<TKey, TValue>
    where TKey : notnull
{
    /// <summary>Loads the values of some keys.</summary>
    /// <param name="keys">Each once, in the order they were first asked for; at least one.</param>
    /// <param name="cancellation">Fires when the caller is gone or the request took too long.</param>
    /// <returns>The values by key. A key that is left out has no value.</returns>
    public abstract ValueTask<IReadOnlyDictionary<TKey, TValue>> LoadAsync(IReadOnlyList<TKey> keys, CancellationToken cancellation);
}

/// <summary>Loading through a <see cref="BatchLoader{TKey, TValue}"/> from a resolver, which returns what it gets here as its field's value.</summary>
public static class FieldLoading
{
    /// <summary>The value of a key, loaded together with the keys other fields ask for; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">The field is not being executed.</exception>
    public static ValueTask<object?> LoadAsync<TKey, TValue>(this FieldContext field, BatchLoader<TKey, TValue> loader, TKey key)
        where TKey : notnull => new(new Loaded<TKey, TValue>(Batch<TKey, TValue>.With(field, loader, [key]), values => values.TryGetValue(key, out var value) ? value : null));

    /// <summary>What is shown of the value of a key, loaded as by the other.</summary>
    /// <param name="field">The field that asks.</param>
    /// <param name="loader">Loads it.</param>
    /// <param name="key">Whose value it is.</param>
    /// <param name="show">Given the default of the type when there is no value.</param>
    /// <exception cref="InvalidOperationException">The field is not being executed.</exception>
    public static ValueTask<object?> LoadAsync<TKey, TValue>(this FieldContext field, BatchLoader<TKey, TValue> loader, TKey key, Func<TValue?, object?> show)
        where TKey : notnull => new(new Loaded<TKey, TValue>(Batch<TKey, TValue>.With(field, loader, [key]), values => show(values.GetValueOrDefault(key))));

    /// <summary>The values of some keys, in their order; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">The field is not being executed.</exception>
    public static ValueTask<object?> LoadAsync<TKey, TValue>(this FieldContext field, BatchLoader<TKey, TValue> loader, IReadOnlyList<TKey> keys)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new(keys.Count == 0 ? Array.Empty<object>() : new Loaded<TKey, TValue>(
            Batch<TKey, TValue>.With(field, loader, keys),
            values => keys.Select(key => values.TryGetValue(key, out var value) ? (object?)value : null).ToArray()));
    }

    /// <summary>Keys of one loader, gathered until GraphQL.NET has no other field to go on with.</summary>
    private sealed class Batch<TKey, TValue>(BatchLoader<TKey, TValue> loader, Dictionary<object, object> batches)
        where TKey : notnull
    {
        private readonly OrderedDictionary<TKey, bool> _keys = [];
        private Task<IReadOnlyDictionary<TKey, TValue>>? _values;

        public static Batch<TKey, TValue> With(FieldContext field, BatchLoader<TKey, TValue> loader, IReadOnlyList<TKey> keys)
        {
            ArgumentNullException.ThrowIfNull(field);
            ArgumentNullException.ThrowIfNull(loader);
            var batches = (field.Execution as ExecutionState ?? throw new InvalidOperationException("batch loaders work only inside a resolver")).Batches;
            lock (batches)
            {
                if (!batches.TryGetValue(loader, out var known))
                    batches.Add(loader, known = new Batch<TKey, TValue>(loader, batches));
                var batch = (Batch<TKey, TValue>)known;
                foreach (var key in keys)
                    batch._keys.TryAdd(key, true);
                return batch;
            }
        }

        public Task<IReadOnlyDictionary<TKey, TValue>> ValuesAsync(CancellationToken cancellation)
        {
            lock (batches)
            {
                if (_values is not null)
                    return _values;
                batches.Remove(loader);
                return _values = LoadAsync([.. _keys.Keys], cancellation);
            }
        }

        // What a loader throws at once is thrown to each of its fields.
        private async Task<IReadOnlyDictionary<TKey, TValue>> LoadAsync(IReadOnlyList<TKey> keys, CancellationToken cancellation) =>
            await loader.LoadAsync(keys, cancellation).ConfigureAwait(false);
    }

    private sealed class Loaded<TKey, TValue>(Batch<TKey, TValue> batch, Func<IReadOnlyDictionary<TKey, TValue>, object?> pick) : IDataLoaderResult
        where TKey : notnull
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default) => pick(await batch.ValuesAsync(cancellationToken).ConfigureAwait(false));
    }
}
