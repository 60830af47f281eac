namespace Timeline.EmbeddedPostgres.Tests;

/// <summary>The data folder of a server is copied while it rests.</summary>
public sealed class CopyingTests : IAsyncLifetime
{
    private readonly ServerFolder _folder = new();

    private string Target => Path.Combine(_folder.Root, "copy");

    private string Partial => _folder.Data + ".partial";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task A_copy_starts_with_the_rows_of_its_moment_and_the_original_goes_on_at_its_port()
    {
        await using var server = await _folder.StartAsync(options => options with { Database = "timeline" });
        await ServerFolder.AskAsync(server.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");

        await server.CopyAsync(Target, cancellation: TestContext.Current.CancellationToken);

        await ServerFolder.AskAsync(server.ConnectionString, "UPDATE kept SET answer = 43");
        await using var copy = await EmbeddedPostgresServer.StartAsync(_folder.Options(Target) with { Database = "timeline" }, cancellation: TestContext.Current.CancellationToken);
        Assert.NotEqual(server.Port, copy.Port);
        Assert.Equal(42, await ServerFolder.AskAsync(copy.ConnectionString, "SELECT answer FROM kept"));
        Assert.Equal(43, await ServerFolder.AskAsync(server.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_copy_has_the_modes_of_the_original()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes.");
            return;
        }

        await using var server = await _folder.StartAsync();
        await server.CopyAsync(Target, cancellation: TestContext.Current.CancellationToken);
        foreach (var name in new[] { "", "password", "cluster", "cluster/PG_VERSION", "cluster/base/1" })
            Assert.Equal(File.GetUnixFileMode(_folder.In(name)), File.GetUnixFileMode(Path.Combine(Target, name)));
    }

    [Fact]
    public async Task What_an_interrupted_copy_left_is_replaced()
    {
        await using var server = await _folder.StartAsync();
        Directory.CreateDirectory(Partial + "/cluster");
        await File.WriteAllTextAsync(Partial + "/cluster/half", "", TestContext.Current.CancellationToken);

        await server.CopyAsync(Target, cancellation: TestContext.Current.CancellationToken);

        Assert.False(File.Exists(Path.Combine(Target, "cluster", "half")));
        Assert.False(Directory.Exists(Partial));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_made_is_refused_and_the_server_runs_on()
    {
        await using var server = await _folder.StartAsync();
        Directory.CreateDirectory(Target);
        await RefusedAsync(Target, "move it away");
        // A file stands where the copy's folder would have to be made.
        await File.WriteAllTextAsync(Partial, "", TestContext.Current.CancellationToken);
        Directory.Delete(Target);
        await RefusedAsync(Target, "cannot be copied");

        Assert.Equal(1, await ServerFolder.AskAsync(server.ConnectionString, "SELECT 1"));

        async Task RefusedAsync(string target, string words)
        {
            var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => server.CopyAsync(target, cancellation: TestContext.Current.CancellationToken));
            Assert.Equal(EmbeddedPostgresFailure.DataFolderUnusable, refused.Failure);
            Assert.Contains(words, refused.Message, StringComparison.Ordinal);
            ServerFolder.AssertOneSentence(refused.Message);
        }
    }

    [Fact]
    public async Task A_copy_that_is_given_up_leaves_nothing_and_the_server_runs_on()
    {
        await using var server = await _folder.StartAsync();
        using var given = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.CopyAsync(Target, _ => given.Cancel(), given.Token));
        Assert.False(Directory.Exists(Target) || Directory.Exists(Partial));
        Assert.Equal(1, await ServerFolder.AskAsync(server.ConnectionString, "SELECT 1"));
    }
}
