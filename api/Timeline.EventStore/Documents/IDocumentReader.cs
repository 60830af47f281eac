namespace Timeline.EventStore.Documents;

/// <summary>Reads the documents of one tenant at a time. Thread-safe.</summary>
/// <remarks>Ids are a <see cref="Guid"/> or a <see cref="string"/>, as registered; another type is an <see cref="ArgumentException"/>.</remarks>
public interface IDocumentReader
{
    /// <summary>The document with an id; null when there is none.</summary>
    Task<T?> LoadAsync<T>(string tenantId, object id, CancellationToken cancellation = default)
        where T : class;

    /// <summary>As <see cref="LoadAsync{T}"/>, with the revision to be expected when it is stored again.</summary>
    Task<StoredDocument<T>?> LoadStoredAsync<T>(string tenantId, object id, CancellationToken cancellation = default)
        where T : class;

    /// <summary>The documents with these ids, in one round trip: in no particular order, missing ones left out.</summary>
    Task<IReadOnlyList<T>> LoadManyAsync<T>(string tenantId, IReadOnlyCollection<object> ids, CancellationToken cancellation = default)
        where T : class;

    /// <summary>The tenant's documents that meet a condition.</summary>
    /// <param name="tenantId">The tenant; the condition cannot reach another one's documents.</param>
    /// <param name="where">
    /// What follows <c>where</c>, with <c>order by</c> and <c>limit</c> as needed, over the row <c>d</c>:
    /// <c>d.data ->> 'Status' = $1 order by d.id limit 20</c>. Empty for all. Written by developers: users' values are parameters.
    /// </param>
    /// <param name="parameters">The values of <c>$1</c>, <c>$2</c> …; NodaTime's Instant, LocalDate and LocalTime and enums may be given as they are.</param>
    /// <param name="cancellation">Cancels the query.</param>
    Task<IReadOnlyList<T>> QueryAsync<T>(
        string tenantId, string where, IReadOnlyList<object?>? parameters = null, CancellationToken cancellation = default)
        where T : class;

    /// <summary>How many of the tenant's documents meet a condition.</summary>
    /// <inheritdoc cref="QueryAsync{T}" path="/param" />
    Task<long> CountAsync<T>(
        string tenantId, string where = "", IReadOnlyList<object?>? parameters = null, CancellationToken cancellation = default)
        where T : class;
}
