using Timeline.EmbeddedPostgres.Running;

namespace Timeline.EmbeddedPostgres.Tests;

public sealed class PostmasterFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("4711\n/data\n1700000000\n5544\n\n127.0.0.1\n 1 2\nready   \n", 4711, 5544, "ready")]
    [InlineData("4711\n/data\n1700000000\n5544\n\n\n 1 2\nstopping\n", 4711, 5544, "stopping")]
    [InlineData("4711\n/data\n1700000000\n", 4711, 0, "")]
    [InlineData("-4711\n/data\n1700000000\n", 4711, 0, "")]
    public void A_file_is_read_however_far_the_server_got(string text, int process, int port, string state)
    {
        Write(text);

        Assert.Equal(new PostmasterFile(process, port, state), PostmasterFile.Read(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense\n")]
    [InlineData("99999999999999\n")]
    public void A_file_without_a_process_counts_as_none(string text)
    {
        Write(text);

        Assert.Null(PostmasterFile.Read(_folder));
    }

    [Fact]
    public void No_file_is_none() => Assert.Null(PostmasterFile.Read(_folder));

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder, "postmaster.pid"), text);
}
