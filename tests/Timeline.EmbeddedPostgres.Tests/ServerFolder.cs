using Npgsql;
using Timeline.Testing.Databases;

namespace Timeline.EmbeddedPostgres.Tests;

/// <summary>A data folder of one test, gone afterwards together with whatever server still runs in it.</summary>
public sealed class ServerFolder : IAsyncDisposable
{
    // The copy of the programs is the same for all tests.
    private static readonly string Runtime = Path.Combine(Path.GetTempPath(), $"timeline-embedded-runtime-{Environment.UserName}");

    public ServerFolder() => Data = Path.Combine(Root, "data");

    public string Root { get; } = Directory.CreateTempSubdirectory("timeline-embedded-").FullName;

    public string Data { get; }

    public string Cluster => Path.Combine(Data, "cluster");

    public string In(string name) => Path.Combine(Data, name);

    public EmbeddedPostgresOptions Options(string? folder = null) => new()
    {
        DataDirectory = folder ?? Data,
        RuntimeDirectory = Runtime,
        Settings = SharedPostgres.QuickSettings,
    };

    public Task<EmbeddedPostgresServer> StartAsync(Func<EmbeddedPostgresOptions, EmbeddedPostgresOptions>? change = null)
    {
        LetPass();
        return EmbeddedPostgresServer.StartAsync((change ?? (same => same))(Options()), cancellation: TestContext.Current.CancellationToken);
    }

    public ServerProgram Program(params string[] flags)
    {
        LetPass();
        return ServerProgram.Start([Data, "--runtime", Runtime, .. flags]);
    }

    public async Task<EmbeddedPostgresException> RefusedAsync(EmbeddedPostgresFailure failure, EmbeddedPostgresOptions? options = null)
    {
        LetPass();
        var e = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgresServer.StartAsync(options ?? Options()));
        Assert.True(failure == e.Failure, $"{failure} expected, got {e.Failure}: {e.Message}");
        AssertOneSentence(e.Message);
        return e;
    }

    public static void AssertOneSentence(string message)
    {
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain(". ", message, StringComparison.Ordinal);
    }

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Cluster) && File.Exists(Path.Combine(Cluster, "PG_VERSION")) && File.Exists(Path.Combine(Cluster, "postmaster.pid")))
        {
            try
            {
                await using var server = await EmbeddedPostgresServer.StartAsync(Options() with { LeaveRunning = false });
            }
            catch (EmbeddedPostgresException)
            {
                // The test broke it on purpose; there is nothing to stop.
            }
        }

        await DeleteAsync();
    }

    // A program that was killed may leave one behind that goes on making its cluster for a moment.
    private async Task DeleteAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Directory.Delete(Root, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    // The framework makes temporary folders closed; as root, the server's account has to get in.
    public void LetPass()
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(Root, File.GetUnixFileMode(Root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }
}
