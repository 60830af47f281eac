using Timeline.Storage.Files;

namespace Timeline.Storage.Tests.Files;

public sealed class DatabaseFilesTests(StoreFixture fixture) : FileStoreTests, IClassFixture<StoreFixture>
{
    protected override IFileStore Store { get; } = new DatabaseFiles(fixture.Sql, fixture.Schema);

    [Fact]
    public async Task Rows_that_somebody_took_out_are_noticed_when_they_are_read()
    {
        var (key, _) = await PutAsync(700_000);
        await fixture.ExecuteAsync($"delete from es_file where hash = '{key.Hash}' and number = 1");
        await using var content = await Store.OpenAsync(key, 0, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<FileNotFoundException>(() => content!.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }
}

public sealed class FolderFilesTests : FileStoreTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("timeline-files-");

    protected override IFileStore Store => new FolderFiles(Path.Combine(_folder.FullName, "files"));

    [Fact]
    public async Task What_a_dead_program_left_unfinished_is_listed_and_can_be_removed()
    {
        var (key, _) = await PutAsync(10);
        var whole = _folder.EnumerateFiles("*.original", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync($"{whole.FullName}.{Guid.NewGuid():n}.unfinished", "half", TestContext.Current.CancellationToken);
        var unfinished = Assert.Single(await ListAsync(), found => found != key);
        await Store.RemoveAsync(unfinished, TestContext.Current.CancellationToken);
        Assert.Equal([key], await ListAsync());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>Against the server that TIMELINE_TEST_S3 names, as <c>http://keyId:secret@host:port/bucket</c>; the bucket is there. CONTRIBUTING.md says which were tried.</summary>
public sealed class BucketFilesTests : FileStoreTests
{
    protected override IFileStore Store { get; } = new BucketFiles(Place());

    private static BucketPlace Place()
    {
        if (Environment.GetEnvironmentVariable("TIMELINE_TEST_S3") is not { Length: > 0 } server)
        {
            Assert.Skip("TIMELINE_TEST_S3 names no server");
            throw new InvalidOperationException();
        }

        var url = new Uri(server);
        var keys = url.UserInfo.Split(':', 2);
        return new BucketPlace(url.AbsolutePath.Trim('/'), $"test-{Guid.NewGuid():n}/", new Uri(url.GetLeftPart(UriPartial.Authority).Replace($"{url.UserInfo}@", "", StringComparison.Ordinal)), "us-east-1", keys[0], keys[1]);
    }
}
