using System.Globalization;
using Npgsql;
using Timeline.Api.Host.Telemetry;
using Timeline.EmbeddedPostgres;
using Timeline.Storage;

namespace Timeline.Api.Host;

/// <summary>The database that was named, or a private one that stops with the program.</summary>
internal sealed class Database(string connectionString, EmbeddedPostgresServer? server) : IAsyncDisposable
{
    private const string Name = "timeline";

    /// <summary>Names this process to the others, in the database's list of connections.</summary>
    public static readonly string Node = string.Create(CultureInfo.InvariantCulture, $"timeline {Environment.MachineName}/{Environment.ProcessId}");

    public string ConnectionString => connectionString;

    /// <summary>Whether it is a private server that this process started and nobody else uses.</summary>
    public bool IsPrivate => server is not null;

    /// <exception cref="StartupException">The private server cannot be had.</exception>
    public static async Task<Database> OpenAsync(Settings settings, CancellationToken cancellation)
    {
        if (settings.ConnectionString is { } given)
            return new Database(given, server: null);
        try
        {
            var options = new EmbeddedPostgresOptions { DataDirectory = Folder(settings), Database = Name };
            var server = await EmbeddedPostgresServer.StartAsync(options, step => Console.Error.WriteLine(step), cancellation);
            return new Database(server.ConnectionString, server);
        }
        catch (EmbeddedPostgresException failed)
        {
            throw new StartupException(failed.Message, failed);
        }
    }

    /// <summary>For a verb: a server in use is asked as it is, one at rest is started for the time it takes; none is made.</summary>
    /// <exception cref="StartupException">There is none, or it cannot be had.</exception>
    public static async Task<Database> OpenAtRestAsync(Settings settings, CancellationToken cancellation)
    {
        try
        {
            return new Database(FindRunning(settings), server: null);
        }
        catch (StartupException) when (Directory.Exists(Folder(settings)))
        {
            return await OpenAsync(settings, cancellation);
        }
    }

    /// <summary>Connections to it: so many at most that it cannot run out of them.</summary>
    /// <exception cref="StartupException">It cannot be reached.</exception>
    public static async Task<NpgsqlDataSource> PoolAsync(string connectionString, CancellationToken cancellation)
    {
        var most = 0;
        await StoreSetup.WithDatabaseAsync(async () => most = await ConnectionPool.MostConnectionsAsync(connectionString, cancellation), cancellation);
        return ConnectionPool.Create(connectionString, Node, most, builder => builder.ConfigureTracing(DatabaseSpans.Configure));
    }

    /// <summary>The connection string of a server that is in use by another process of Timeline.</summary>
    /// <exception cref="StartupException">None is running.</exception>
    public static string FindRunning(Settings settings)
    {
        try
        {
            return settings.ConnectionString ?? EmbeddedPostgresServer.FindRunning(Folder(settings), Name)
                ?? throw new StartupException($"No Timeline is running on the data folder {Folder(settings)}; start it first, or name its folder with TIMELINE_DATA.");
        }
        catch (EmbeddedPostgresException failed)
        {
            throw new StartupException(failed.Message, failed);
        }
    }

    /// <summary>Starts a private server again whenever it dies. Ends when it is cancelled.</summary>
    /// <param name="restarted">Told after each restart: connections from before are dead.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StartupException">It dies again and again.</exception>
    public async Task KeepRunningAsync(Action restarted, CancellationToken cancellation)
    {
        try
        {
            await (server?.KeepRunningAsync(restarted, step => Console.Error.WriteLine(step), cancellation) ?? Task.Delay(Timeout.Infinite, cancellation));
        }
        catch (EmbeddedPostgresException failed)
        {
            throw new StartupException(failed.Message, failed);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to end.
        }
    }

    /// <summary>Copies the folder of a private server, which is stopped meanwhile: connections from before are dead.</summary>
    /// <param name="suffix">What the copy's name has after the folder's.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="StartupException">It cannot be made.</exception>
    public async Task<string> CopyAsync(string suffix, CancellationToken cancellation)
    {
        var copy = server!.DataDirectory + suffix;
        try
        {
            await server.CopyAsync(copy, step => Console.Error.WriteLine(step), cancellation);
            return copy;
        }
        catch (EmbeddedPostgresException failed)
        {
            throw new StartupException(failed.Message, failed);
        }
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Folder(Settings settings) => settings.DataFolder ?? EmbeddedPostgresPaths.Default("Timeline");
}
