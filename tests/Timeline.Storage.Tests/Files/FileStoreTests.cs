using System.Security.Cryptography;
using Timeline.Storage.Files;

namespace Timeline.Storage.Tests.Files;

/// <summary>What every store of files does, whatever it keeps them in.</summary>
public abstract class FileStoreTests
{
    private const int SeveralRows = 700_001;

    private readonly string _tenant = Samples.Tenant();
    private readonly Guid _owner = Guid.NewGuid();

    /// <summary>The store; whatever else is kept there is of other tenants.</summary>
    protected abstract IFileStore Store { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(262_144)]
    [InlineData(SeveralRows)]
    public async Task What_is_put_there_comes_back_byte_for_byte(int length)
    {
        var (key, bytes) = await PutAsync(length);
        Assert.Equal(length, await Store.FindLengthAsync(key, Cancellation));
        Assert.Equal(bytes, await ReadAsync(key));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(262_143)]
    [InlineData(262_144)]
    [InlineData(SeveralRows - 1)]
    [InlineData(SeveralRows)]
    public async Task It_is_read_from_any_place_on(int from)
    {
        var (key, bytes) = await PutAsync(SeveralRows);
        Assert.Equal(bytes[from..], await ReadAsync(key, from));
    }

    [Fact]
    public async Task A_stream_over_it_can_seek()
    {
        var (key, bytes) = await PutAsync(SeveralRows);
        await using var file = new StoredFileStream(Store, key, bytes.Length);
        var part = new byte[100];
        foreach (var at in new[] { 300_000, 5, 700_000 - 99 })
        {
            file.Position = at;
            await file.ReadExactlyAsync(part, Cancellation);
            Assert.Equal(bytes[at..(at + 100)], part);
        }

        file.Position = bytes.Length;
        Assert.Equal(0, await file.ReadAsync(part, Cancellation));
    }

    [Fact]
    public async Task Put_twice_it_is_there_once()
    {
        var (key, bytes) = await PutAsync(1_000);
        await Store.PutAsync(key, new MemoryStream(bytes), Cancellation);
        Assert.Equal(bytes, await ReadAsync(key));
        Assert.Equal([key], await ListAsync());
    }

    [Fact]
    public async Task Two_who_put_it_at_once_both_succeed()
    {
        var (key, bytes) = NewFile(SeveralRows);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.PutAsync(key, new MemoryStream(bytes), Cancellation)));
        Assert.Equal(bytes, await ReadAsync(key));
        Assert.Equal([key], await ListAsync());
    }

    [Fact]
    public async Task What_is_not_there_is_not_there()
    {
        var (key, _) = NewFile(1);
        Assert.Null(await Store.FindLengthAsync(key, Cancellation));
        Assert.Null(await Store.OpenAsync(key, 0, Cancellation));
        await Store.RemoveAsync(key, Cancellation);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Removed_it_is_gone_and_its_neighbours_stay()
    {
        var (key, _) = await PutAsync(1_000);
        var (part, _) = await PutAsync(10, hash: key.Hash, part: "thumbnail.png");
        var (other, _) = await PutAsync(20);
        await Store.RemoveAsync(key, Cancellation);
        Assert.Null(await Store.FindLengthAsync(key, Cancellation));
        Assert.Equal(new[] { part, other }.Select(left => left.Path).Order(StringComparer.Ordinal), (await ListAsync()).Select(left => left.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tenants_and_owners_are_kept_apart()
    {
        var (key, _) = await PutAsync(10);
        foreach (var stranger in new[] { key with { Tenant = Samples.Tenant() }, key with { Owner = Guid.NewGuid() } })
        {
            Assert.Null(await Store.FindLengthAsync(stranger, Cancellation));
            Assert.Empty(await ListAsync(stranger.Tenant, stranger.Owner));
        }
    }

    [Fact]
    public async Task What_breaks_off_leaves_nothing()
    {
        var (key, _) = NewFile(SeveralRows);
        await Assert.ThrowsAnyAsync<Exception>(() => Store.PutAsync(key, new BreakingStream(SeveralRows, 500_000), Cancellation));
        Assert.Null(await Store.FindLengthAsync(key, Cancellation));
        Assert.Empty(await ListAsync());
    }

    [Theory]
    [InlineData("../../etc/passwd", "original")]
    [InlineData("", "original")]
    [InlineData(null, "../original")]
    [InlineData(null, "Original")]
    [InlineData(null, "a/b")]
    public async Task A_key_that_leads_elsewhere_is_refused(string? hash, string part)
    {
        var key = new FileKey(_tenant, _owner, hash ?? new string('a', 64), part);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.PutAsync(key, new MemoryStream([1]), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(key, 0, Cancellation));
    }

    protected async Task<(FileKey Key, byte[] Bytes)> PutAsync(int length, string? hash = null, string part = "original")
    {
        var (key, bytes) = NewFile(length, hash, part);
        await Store.PutAsync(key, new MemoryStream(bytes), Cancellation);
        return (key, bytes);
    }

    protected Task<IReadOnlyList<FileKey>> ListAsync() => ListAsync(_tenant, _owner);

    private (FileKey Key, byte[] Bytes) NewFile(int length, string? hash = null, string part = "original")
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        return (new FileKey(_tenant, _owner, hash ?? Convert.ToHexStringLower(SHA256.HashData(bytes)), part), bytes);
    }

    private async Task<IReadOnlyList<FileKey>> ListAsync(string tenant, Guid owner)
    {
        var keys = new List<FileKey>();
        await foreach (var key in Store.ListAsync(tenant, owner, Cancellation))
            keys.Add(key);
        return keys;
    }

    private async Task<byte[]> ReadAsync(FileKey key, long from = 0)
    {
        await using var content = await Store.OpenAsync(key, from, Cancellation);
        using var bytes = new MemoryStream();
        await content!.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }

    /// <summary>Says how long it is, and ends in the middle.</summary>
    private sealed class BreakingStream(int length, int breaksAt) : MemoryStream(new byte[length])
    {
        public override int Read(byte[] buffer, int offset, int count) => Position + count > breaksAt ? throw new IOException("The client is gone.") : base.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => Position + buffer.Length > breaksAt ? throw new IOException("The client is gone.") : base.Read(buffer);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The client is gone.");
    }
}
