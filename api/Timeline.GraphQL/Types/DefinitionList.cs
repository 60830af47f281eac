using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Timeline.GraphQL.Types;

/// <summary>Something found by its name.</summary>
public interface IDefinition
{
    /// <summary>The name, unique among its siblings.</summary>
    string Name { get; }
}

/// <summary>Definitions in source order, also found by name. Immutable.</summary>
public sealed class DefinitionList<T> : IReadOnlyList<T>
    where T : class, IDefinition
{
    private readonly T[] _items;
    private readonly FrozenDictionary<string, T> _byName;

    /// <summary>Keeps the given definitions.</summary>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public DefinitionList(IEnumerable<T> items)
    {
        _items = [.. items];
        var byName = new Dictionary<string, T>(_items.Length, StringComparer.Ordinal);
        foreach (var item in _items)
            byName.Add(item.Name, item);
        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A list without definitions.</summary>
    internal static DefinitionList<T> None { get; } = new([]);

    /// <inheritdoc />
    public int Count => _items.Length;

    /// <inheritdoc />
    public T this[int index] => _items[index];

    /// <summary>The definition of that name, or null.</summary>
    public T? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Finds the definition of that name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out T? definition) => _byName.TryGetValue(name, out definition);

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
