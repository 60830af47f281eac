using Npgsql;
using Timeline.EmbeddedPostgres;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Servers;

/// <summary>A PostgreSQL with durable settings that can be killed as a power cut would, and started again.</summary>
internal sealed class TortureServer : IAsyncDisposable
{
    private readonly EmbeddedPostgresOptions _options;
    private readonly IDisposable _leftover;
    private EmbeddedPostgresServer _server;

    private TortureServer(EmbeddedPostgresOptions options, EmbeddedPostgresServer server)
    {
        _options = options;
        _server = server;
        // Few of them, and impatient: what hangs would hide that it is dead.
        ConnectionString = $"{server.ConnectionString};Maximum Pool Size=12;Timeout=5;Command Timeout=20";
        // Ctrl+C does not reach it: it would be left behind.
        _leftover = Leftovers.Add(() => KillAsync().Wait(TimeSpan.FromSeconds(10)));
    }

    /// <summary>The same over all restarts.</summary>
    public string ConnectionString { get; }

    public int Port => _server.Port;

    public string Folder => _server.DataDirectory;

    public string ClusterFolder => Path.Combine(Folder, "cluster");

    public static async Task<TortureServer> StartAsync(string folder, IReadOnlyDictionary<string, string>? settings = null, string? runtime = null)
    {
        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = folder,
            // Disposing must not wait for a server that is dead.
            LeaveRunning = true,
            Database = "torture",
            RuntimeDirectory = runtime,
            Settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };
        return new TortureServer(options, await EmbeddedPostgresServer.StartAsync(options));
    }

    public Task KillAsync() => ClusterProcesses.KillAsync(_server.ProcessId, ClusterFolder);

    /// <summary>Starts it again after <see cref="KillAsync"/>, on the same port; returns when it takes connections.</summary>
    public async Task RestartAsync()
    {
        var port = Port;
        _server = await EmbeddedPostgresServer.StartAsync(_options with { Port = port });
    }

    /// <summary>Whether it takes connections within a few seconds.</summary>
    public async Task<bool> AnswersAsync()
    {
        try
        {
            await ColumnAsync<int>("select 1", TimeSpan.FromSeconds(5));
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary><c>kill -9</c> of one of its processes; returns when it has noticed, and has recovered by itself.</summary>
    public async Task KillBackendAsync(int processId)
    {
        ClusterProcesses.Kill(processId);
        while (Directory.Exists(FormattableString.Invariant($"/proc/{processId}")))
            await Task.Delay(5);
        await ColumnAsync<int>("select 1");
    }

    /// <summary>The first column of what a statement gives. It is repeated for a minute while the server does not answer.</summary>
    public Task<IReadOnlyList<T>> ColumnAsync<T>(string sql) => ColumnAsync<T>(sql, TimeSpan.FromMinutes(1));

    /// <summary>Does something once.</summary>
    public Task ExecuteAsync(string sql) => Sql.ExecuteAsync(ConnectionString, sql);

    private async Task<IReadOnlyList<T>> ColumnAsync<T>(string sql, TimeSpan patience)
    {
        var deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return await Sql.ColumnAsync<T>(ConnectionString, sql);
            }
            catch (NpgsqlException e) when (Carrying.IsUncertain(e) && Environment.TickCount64 < deadline)
            {
                await Task.Delay(20);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _leftover.Dispose();
        await _server.StopAsync();
    }
}
