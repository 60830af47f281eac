using Npgsql;
using Timeline.EmbeddedPostgres;

namespace Timeline.Testing.Databases;

/// <summary>
/// The one PostgreSQL of a test run. <c>TIMELINE_TEST_POSTGRES</c> names it (a connection string of a superuser); without that, an
/// embedded server in the temporary folder is started or adopted, and the last test process to end stops it.
/// </summary>
public static class SharedPostgres
{
    public const string Variable = "TIMELINE_TEST_POSTGRES";

    private const string Database = "timeline_tests";

    private static readonly Lazy<Task<string>> Server = new(StartAsync);

    // Lives as long as the process: the shared lock says "in use" to other test processes.
    private static FileStream? _inUse;

    /// <summary>A connection string to a database that tests may make schemas in.</summary>
    public static Task<string> ConnectionStringAsync() => Server.Value;

    /// <summary>What makes a server quick and forgetful.</summary>
    public static IReadOnlyDictionary<string, string> QuickSettings { get; } = new Dictionary<string, string>
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["synchronous_commit"] = "off",
        ["max_connections"] = "300",
    };

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return given;

        var folder = Path.Combine(Path.GetTempPath(), $"timeline-tests-{Environment.UserName}");
        var usersFile = Path.Combine(Directory.CreateDirectory(folder).FullName, "users.lock");
        await File.AppendAllTextAsync(usersFile, "");
        _inUse = await JoinAsync(usersFile);
        var server = await EmbeddedPostgresServer.StartAsync(new()
        {
            DataDirectory = Path.Combine(folder, "postgres"),
            Database = Database,
            LeaveRunning = true,
            Settings = QuickSettings,
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Leave(usersFile, server);
        if (!server.Adopted)
            await DropLeftoversAsync(server.ConnectionString);
        return server.ConnectionString;
    }

    // Many may hold the file for reading; the one that stops the server holds it alone, for the moment that takes.
    private static async Task<FileStream> JoinAsync(string usersFile)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(usersFile, FileMode.Open, FileAccess.Read, FileShare.Read);
            }
            catch (IOException) when (attempt < 600)
            {
                await Task.Delay(100);
            }
        }
    }

    private static void Leave(string usersFile, EmbeddedPostgresServer server)
    {
        _inUse?.Dispose();
        try
        {
            using var alone = new FileStream(usersFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            server.StopAsync().GetAwaiter().GetResult();
        }
        catch (IOException)
        {
            // Another test process still uses the server.
        }
    }

    // A freshly started server has no users, so what is there was left by runs that were killed.
    private static async Task DropLeftoversAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var (kind, query) in new[]
                 {
                     ("DATABASE", $"SELECT datname FROM pg_database WHERE starts_with(datname, '{UniqueName.Prefix}')"),
                     ("SCHEMA", $"SELECT nspname FROM pg_namespace WHERE starts_with(nspname, '{UniqueName.Prefix}')"),
                 })
        {
            var names = new List<string>();
            await using (var command = source.CreateCommand(query))
            await using (var reader = await command.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                    names.Add(reader.GetString(0));
            }

            foreach (var name in names)
            {
                await using var drop = source.CreateCommand($"DROP {kind} IF EXISTS \"{name}\" {(kind == "SCHEMA" ? "CASCADE" : "WITH (FORCE)")}");
                await drop.ExecuteNonQueryAsync();
            }
        }
    }
}
