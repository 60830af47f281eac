using Timeline.EmbeddedPostgres.Accounts;
using Timeline.EmbeddedPostgres.Binaries;
using Timeline.EmbeddedPostgres.Clusters;
using Timeline.EmbeddedPostgres.Running;

namespace Timeline.EmbeddedPostgres;

/// <summary>
/// A private PostgreSQL 18 on 127.0.0.1, behind a password that only the owner of the data folder can read. It is started, or
/// adopted when an earlier process died and left it running; disposing stops it cleanly.
/// </summary>
/// <remarks>
/// The members can be used from several threads at once. A server that dies meanwhile is started again while
/// <see cref="KeepRunningAsync"/> runs, and not otherwise.
/// </remarks>
public sealed class EmbeddedPostgresServer : IAsyncDisposable
{
    private readonly ServerStart _start;
    private readonly EmbeddedPostgresOptions _options;
    private FolderLock? _lock;
    private volatile int _processId;

    private EmbeddedPostgresServer(ServerStart start, EmbeddedPostgresOptions options, FolderLock? held)
    {
        _start = start;
        _options = options;
        _lock = held;
    }

    /// <summary>What a client needs to connect, in the form that Npgsql reads. It holds the password.</summary>
    public string ConnectionString { get; private init; } = "";

    /// <summary>The TCP port on 127.0.0.1.</summary>
    public int Port { get; private init; }

    /// <summary>The server process when it was started, started again or adopted last.</summary>
    public int ProcessId
    {
        get => _processId;
        private init => _processId = value;
    }

    /// <summary>True when the server was already running and has been taken over, false when it was started now.</summary>
    public bool Adopted { get; private init; }

    /// <summary>The data folder as a full path without links.</summary>
    public string DataDirectory { get; private init; } = "";

    /// <summary>Makes what is missing, starts or adopts the server, and returns when it takes connections.</summary>
    /// <param name="options">Which server and how.</param>
    /// <param name="progress">Hears what is being done, in short sentences for a person; called on any thread.</param>
    /// <param name="cancellation">Gives up; a server that was just being started is stopped again.</param>
    /// <exception cref="EmbeddedPostgresException">The server cannot be had; the message is one sentence that says what to do.</exception>
    /// <exception cref="ArgumentException">An option's value can never work (port, database name, setting).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static async Task<EmbeddedPostgresServer> StartAsync(
        EmbeddedPostgresOptions options, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var folder = DataFolder.Open(options.DataDirectory);
        FolderLock? held = await FolderLock.TakeAsync(folder, options.LeaveRunning ? options.StartTimeout : TimeSpan.Zero, cancellation).ConfigureAwait(false);
        try
        {
            var start = Prepare(folder, options, progress ?? (_ => { }));
            var (server, adopted) = await start.RunAsync(cancellation).ConfigureAwait(false);
            // Only a server of one owner stays locked; a shared one is locked while it is being started.
            var result = new EmbeddedPostgresServer(start, options, options.LeaveRunning ? null : held)
            {
                ConnectionString = ConnectionTo(folder, server.Port, options.Database),
                Port = server.Port,
                ProcessId = server.ProcessId,
                Adopted = adopted,
                DataDirectory = folder.Path,
            };
            held = options.LeaveRunning ? held : null;
            return result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskSpace.IsShortage(e)
                ? DiskSpace.Full(folder.Path, e)
                : new EmbeddedPostgresException(
                    EmbeddedPostgresFailure.DataFolderUnusable,
                    $"The data folder {folder.Path} cannot be used ({FolderPath.Reason(e)}): put that right, or choose another data folder.",
                    e);
        }
        finally
        {
            held?.Dispose();
        }
    }

    /// <summary>How to connect to a server that another process of this user runs. Takes no lock and changes nothing.</summary>
    /// <param name="dataDirectory">Its data folder.</param>
    /// <param name="database">The database to connect to.</param>
    /// <returns>A connection string, or null when no server takes connections on that folder.</returns>
    /// <exception cref="EmbeddedPostgresException">The folder belongs to another user.</exception>
    public static string? FindRunning(string dataDirectory, string database = "postgres")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        var folder = DataFolder.At(FolderPath.WithoutLinks(Path.GetFullPath(dataDirectory)));
        try
        {
            return PostmasterFile.Read(folder.Cluster) is { State: "ready", Port: > 0 } running
                && PostmasterProcess.Look(running.ProcessId, folder.Cluster) == PostmasterLife.Alive
                    ? ConnectionTo(folder, running.Port, database)
                    : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.DataFolderUnusable,
                $"The data folder {folder.Path} cannot be read ({FolderPath.Reason(e)}): use the user that the server was started by.",
                e);
        }
    }

    /// <summary>
    /// Watches the server and starts it again whenever it dies, on the same port, so that the connection string stays good. Ends when it
    /// is cancelled; the server then runs on. Cancel it, and wait for it, before the server is stopped.
    /// </summary>
    /// <param name="restarted">Told after each restart: connections from before are dead.</param>
    /// <param name="progress">Hears what is being done, in short sentences for a person.</param>
    /// <param name="cancellation">Ends the watching.</param>
    /// <exception cref="EmbeddedPostgresException">
    /// <see cref="EmbeddedPostgresFailure.KeepsDying"/>: it died, or could not be started, more often than
    /// <see cref="EmbeddedPostgresOptions.MostRestarts"/> allows. It does not run.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    /// <exception cref="InvalidOperationException">It is to be left running, so that others may watch it too.</exception>
    public async Task KeepRunningAsync(Action? restarted = null, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        if (_options.LeaveRunning)
            throw new InvalidOperationException("A server that is left running belongs to several processes: only a server of one owner can be watched.");
        var watch = new ServerWatch(_start, Port, _options.MostRestarts, progress ?? (_ => { }));
        while (true)
        {
            _processId = await watch.RestartAfterDeathAsync(ProcessId, cancellation).ConfigureAwait(false);
            restarted?.Invoke();
        }
    }

    /// <summary>
    /// Stops the server, copies its data folder, and starts it again on the same port: a copy of a server at rest, which can be started in
    /// its turn. What can be made anew (the copy of the programs, the log) is left out. Connections from before are dead. Not to be called
    /// while <see cref="KeepRunningAsync"/> runs.
    /// </summary>
    /// <param name="target">
    /// The copy's folder; it may not be there yet. Until the copy is whole and on disk, it has beside the target the name of the data folder and <c>.partial</c>; one that was left behind is replaced.
    /// </param>
    /// <param name="progress">Hears what is being done, in short sentences for a person.</param>
    /// <param name="cancellation">Gives up; the server is started again.</param>
    /// <exception cref="EmbeddedPostgresException">The copy cannot be made, and the server runs as before; or it does not start again.</exception>
    /// <exception cref="InvalidOperationException">It is to be left running, so that others may use it.</exception>
    public async Task CopyAsync(string target, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        if (_options.LeaveRunning)
            throw new InvalidOperationException("A server that is left running belongs to several processes: only a server of one owner can be copied.");
        var copy = new FolderCopy(_start.Folder, _start.Account, Path.GetFullPath(target));
        copy.Check();
        await _start.Control.StopAsync().ConfigureAwait(false);
        try
        {
            progress?.Invoke($"Copying the data folder to {target}.");
            await Task.Run(() => copy.Make(cancellation), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _processId = (await _start.AgainAsync(Port, CancellationToken.None).ConfigureAwait(false)).ProcessId;
        }
    }

    /// <summary>Stops the server cleanly, connections and all, unless it was told to be left running. The second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_options.LeaveRunning || Interlocked.Exchange(ref _lock, null) is not { } held)
            return;
        using (held)
            await _start.Control.StopAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the server although it was to be left running: for the last of those who shared it.</summary>
    public async Task StopAsync()
    {
        await _start.Control.StopAsync().ConfigureAwait(false);
        Interlocked.Exchange(ref _lock, null)?.Dispose();
    }

    private static string ConnectionTo(DataFolder folder, int port, string database) => FormattableString.Invariant(
        $"Host=127.0.0.1;Port={port};Database={Quote(database)};Username={ClusterFolder.UserName};Password={folder.RecordedPassword()}");

    private static ServerStart Prepare(DataFolder folder, EmbeddedPostgresOptions options, Action<string> progress)
    {
        var account = ServerAccount.Choose(folder.RecordedAccount(), folder.Path);
        var programs = PostgresPrograms.Find(options.ProgramsDirectory);
        if (account.Name is not null)
            Open(folder, account);

        var runtimeFolder = FolderPath.WithoutLinks(Path.GetFullPath(options.RuntimeDirectory ?? folder.Runtime));
        var tools = new ToolProcess(RuntimeCopy.Ensure(programs, runtimeFolder), account);
        folder.RecordAccount(account.RecordedName);
        return new(folder, options, progress)
        {
            Control = new(folder, tools, account, options),
            Cluster = new(folder, tools, account),
            Tools = tools,
            Account = account,
        };
    }

    private static void Open(DataFolder folder, ServerAccount account)
    {
        folder.LetPass();
        if (FolderPath.FirstClosed(folder.Path) is { } closed)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.DataFolderUnusable,
                $"PostgreSQL runs as the user {account.Name} and may not enter {closed}: choose a data folder elsewhere, such as one under /var/lib.");
        }
    }

    private static void Check(EmbeddedPostgresOptions options)
    {
        if (options.Port is < 0 or > 65535)
            throw new ArgumentException(FormattableString.Invariant($"The port {options.Port} is not between 0 and 65535."), nameof(options));
        SingleUserSession.QuoteName(options.Database);
        ServerConfiguration.Text(options.Settings);
    }

    // The rule of connection strings: a value in quotes, with quotes inside doubled.
    private static string Quote(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
