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

/// <summary>Loading through a <see cref="BatchLoader{TKey, TValue}"/> from a resolver.</summary>
public static class FieldLoading
{
    /// <summary>The value of a key, loaded together with the keys other fields ask for; the default of the type when there is none.</summary>
    /// <exception cref="InvalidOperationException">The field is not being executed.</exception>
    public static async ValueTask<TValue?> LoadAsync<TKey, TValue>(this FieldContext field, BatchLoader<TKey, TValue> loader, TKey key)
        where TKey : notnull => (await field.LoadAsync(loader, [key]).ConfigureAwait(false))[0];

    /// <summary>The values of some keys, in their order; the default of the type where there is none.</summary>
    /// <exception cref="InvalidOperationException">The field is not being executed.</exception>
    public static ValueTask<IReadOnlyList<TValue?>> LoadAsync<TKey, TValue>(
        this FieldContext field, BatchLoader<TKey, TValue> loader, IReadOnlyList<TKey> keys)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentNullException.ThrowIfNull(keys);
        return field.Execution is ExecutionScope scope
            ? scope.Loads.LoadAsync(field, loader, keys)
            : throw new InvalidOperationException("batch loaders work only inside a resolver");
    }
}
