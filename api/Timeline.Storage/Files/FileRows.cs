namespace Timeline.Storage.Files;

/// <summary>Reads a file from its rows, forwards. Not thread-safe.</summary>
internal sealed class FileRows(DatabaseFiles files, FileKey key, long length, long from) : Stream
{
    private long _position = from;
    private byte[] _row = [];
    private int _number = -1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.Length == 0)
            return 0;
        var (number, at) = ((int)(_position / DatabaseFiles.RowBytes), (int)(_position % DatabaseFiles.RowBytes));
        if (number != _number)
        {
            _row = await files.RowAsync(key, number, cancellationToken).ConfigureAwait(false) ?? throw new FileNotFoundException("A stored file was removed while it was read.");
            _number = number;
        }

        var read = Math.Min(buffer.Length, _row.Length - at);
        if (read <= 0)
            throw new InvalidDataException($"Row {number} of a stored file is shorter than it was written.");
        _row.AsMemory(at, read).CopyTo(buffer);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read a stored file asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
