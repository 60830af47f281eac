namespace Timeline.Storage.Files;

/// <summary>Keeps bytes under keys. What is there is whole; what fails on its way leaves nothing that anybody reads. Thread-safe.</summary>
/// <remarks>
/// Bytes are written before the event that refers to them, and removed after the one that gives them up: whoever lists an owner's keys and compares
/// them with its stream finds what nobody refers to.
/// </remarks>
public interface IFileStore
{
    /// <summary>Stores bytes, all of them or none. What lies under the key already is the same and stays.</summary>
    /// <param name="key">Where.</param>
    /// <param name="content">Read from its beginning to its end; can seek.</param>
    /// <param name="cancellation">Ends it; nothing is stored then.</param>
    /// <exception cref="ArgumentException">The key is none.</exception>
    Task PutAsync(FileKey key, Stream content, CancellationToken cancellation);

    /// <summary>How many bytes lie there; null when none do.</summary>
    /// <param name="key">Where.</param>
    /// <param name="cancellation">Cancels it.</param>
    Task<long?> FindLengthAsync(FileKey key, CancellationToken cancellation);

    /// <summary>The bytes from a place on; null when none lie there. The caller disposes of the stream, which only reads on.</summary>
    /// <param name="key">Where.</param>
    /// <param name="from">From 0, up to the length.</param>
    /// <param name="cancellation">Cancels the opening.</param>
    Task<Stream?> OpenAsync(FileKey key, long from, CancellationToken cancellation);

    /// <summary>Every key of an owner, in no order; what a write left behind that was ended half way, too.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="owner">The stream.</param>
    /// <param name="cancellation">Cancels it.</param>
    IAsyncEnumerable<FileKey> ListAsync(string tenant, Guid owner, CancellationToken cancellation);

    /// <summary>Removes the bytes. Nothing happens when none lie there.</summary>
    /// <param name="key">Where.</param>
    /// <param name="cancellation">Cancels it.</param>
    Task RemoveAsync(FileKey key, CancellationToken cancellation);
}
