using System.Collections.Concurrent;

namespace Timeline.EventStore.Documents;

/// <summary>The document types of a store. Fill it before the store is made; reading it is thread-safe.</summary>
public sealed class DocumentRegistry
{
    private readonly ConcurrentDictionary<Type, DocumentMapping> _byType = new();

    /// <summary>Every registered type, ordered by alias.</summary>
    public IReadOnlyList<DocumentMapping> All => [.. _byType.Values.OrderBy(mapping => mapping.Alias, StringComparer.Ordinal)];

    /// <summary>Registers a document type with uuid ids.</summary>
    /// <param name="id">The id; for a real Marten it must be the member <c>Id</c>.</param>
    /// <param name="alias">The table's name after <c>mt_doc_</c>; the type's name in lower case when none is given.</param>
    /// <exception cref="ArgumentException">The type or the alias is already registered, or the alias cannot name a table.</exception>
    public DocumentMapping<T> Add<T>(Func<T, Guid> id, string? alias = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(id);
        return Add(new DocumentMapping<T>(document => id(document), alias, uuidKey: true));
    }

    /// <summary>Registers a document type with text ids.</summary>
    /// <inheritdoc cref="Add{T}(Func{T, Guid}, string?)" path="/*[not(self::summary)]" />
    public DocumentMapping<T> Add<T>(Func<T, string> id, string? alias = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(id);
        return Add(new DocumentMapping<T>(id, alias, uuidKey: false));
    }

    internal DocumentMapping Of(Type type) =>
        _byType.TryGetValue(type, out var found)
            ? found
            : throw new InvalidOperationException($"{type} is no registered document type: add it to EventStoreOptions.Documents before the store is made.");

    internal void Bind(string schema)
    {
        foreach (var mapping in _byType.Values)
            mapping.Bind(schema);
    }

    private DocumentMapping<T> Add<T>(DocumentMapping<T> mapping)
        where T : class
    {
        if (_byType.Values.Any(other => other.Alias == mapping.Alias) || !_byType.TryAdd(typeof(T), mapping))
            throw new ArgumentException($"{typeof(T)} or the alias '{mapping.Alias}' is already registered.", nameof(mapping));
        return mapping;
    }
}
