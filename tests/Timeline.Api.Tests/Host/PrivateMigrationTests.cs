using Npgsql;
using Timeline.Api.Tests.Running;
using Timeline.EmbeddedPostgres;

namespace Timeline.Api.Tests.Host;

/// <summary>The program started on the data folder of version 0.1.</summary>
public sealed class PrivateMigrationTests : IDisposable
{
    private readonly PrivateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_copied_migrated_and_verified_however_often_that_was_interrupted()
    {
        await LoadAsync();
        using (var copying = _folder.StartProgram())
        {
            await ThereAsync(() => Directory.EnumerateDirectories(_folder.Root, "data?*"));
            copying.Kill();
        }

        foreach (var whole in Copies())
            Directory.Delete(whole, recursive: true);
        using (var migrating = _folder.StartProgram())
        {
            await ThereAsync(Copies);
            migrating.Kill();
        }

        using var program = _folder.StartProgram();
        using var client = new TimelineClient(RunningProgram.RootIn(await program.ReadLineAsync()), RunningTimeline.AdminToken);
        Assert.NotEqual("", (await client.AskAsync("""{ incident(key: "INC-1") { title } }""")).At("incident").Text("title"));
        Assert.Equal(0, await program.StopAsync());

        Assert.Empty(Directory.EnumerateDirectories(_folder.Root, "*.partial"));
        Assert.Equal(5, await AskAsync(Copies().First(), "select max(number) from es_migrations"));
        Assert.Equal(59L, await AskAsync(Copies().First(), "select count(*) from mt_events"));
        Assert.Equal(6, await AskAsync(_folder.Data, "select max(number) from es_migrations"));
        Assert.Equal(59L, await AskAsync(_folder.Data, "select count(*) from mt_events"));
    }

    private IEnumerable<string> Copies() =>
        Directory.EnumerateDirectories(_folder.Root, "data-0.1-*").Order(StringComparer.Ordinal);

    private static Task<bool> ThereAsync(Func<IEnumerable<string>> folders) => Until.GoodAsync(() => Task.FromResult(folders().Any()), there => there);

    private async Task LoadAsync()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(Options(_folder.Data), cancellation: TestContext.Current.CancellationToken);
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var dump = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Version01", "version-0.1.sql"), TestContext.Current.CancellationToken);
        await using var load = new NpgsqlCommand(dump, connection) { AllResultTypesAreUnknown = true };
        await load.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<object?> AskAsync(string folder, string sql)
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(Options(folder), cancellation: TestContext.Current.CancellationToken);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static EmbeddedPostgresOptions Options(string folder) => new() { DataDirectory = folder, Database = "timeline" };
}
