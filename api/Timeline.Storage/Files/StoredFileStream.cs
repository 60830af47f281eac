namespace Timeline.Storage.Files;

/// <summary>
/// A stored file as a stream that can seek, for whoever sends parts of it: nothing is opened before it is read, and each seek opens it anew. Not
/// thread-safe.
/// </summary>
/// <param name="store">Where it lies.</param>
/// <param name="key">Under which key.</param>
/// <param name="length">In bytes, as <see cref="IFileStore.FindLengthAsync"/> gave it.</param>
public sealed class StoredFileStream(IFileStore store, FileKey key, long length) : Stream
{
    private Stream? _open;
    private long _position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        var position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(position, nameof(offset));
        if (position != _position)
        {
            _open?.Dispose();
            _open = null;
            _position = position;
        }

        return _position;
    }

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">The bytes were removed meanwhile.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.Length == 0)
            return 0;
        _open ??= await store.OpenAsync(key, _position, cancellationToken).ConfigureAwait(false)
            ?? throw new FileNotFoundException("A stored file was removed while it was read.");
        var read = await _open.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _position += read;
        return read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: it waits for a database or a network.</exception>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read a stored file asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_open is not null)
            await _open.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _open?.Dispose();
        base.Dispose(disposing);
    }
}
