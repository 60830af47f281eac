using System.Buffers.Text;
using System.Security.Cryptography;
using Timeline.EmbeddedPostgres.Accounts;
using Timeline.EmbeddedPostgres.Clusters;

namespace Timeline.EmbeddedPostgres.Running;

/// <summary>One start of one server, under the lock of its data folder: make, adopt or recover, whatever is called for.</summary>
internal sealed class ServerStart(DataFolder folder, EmbeddedPostgresOptions options, Action<string> progress)
{
    private const int PortAttempts = 5;

    public DataFolder Folder => folder;

    public required ServerControl Control { get; init; }

    public required ClusterFolder Cluster { get; init; }

    public required ToolProcess Tools { get; init; }

    public required ServerAccount Account { get; init; }

    public async Task<(PostmasterFile Server, bool Adopted)> RunAsync(CancellationToken cancellation)
    {
        Cluster.ClearDrafts();
        if (!Cluster.Exists)
            await MakeAsync(cancellation).ConfigureAwait(false);
        Cluster.CheckVersion();

        var repairs = MissingParts();
        var running = await Control.FindAsync(cancellation).ConfigureAwait(false);
        if (running is not null)
        {
            if (repairs.Count == 0 && (options.Port == 0 || options.Port == running.Port))
            {
                progress($"Taking over the PostgreSQL server that is running in {folder.Path}.");
                return (running, true);
            }

            await Control.StopAsync().ConfigureAwait(false);
        }

        if (repairs.Count > 0)
            await RepairAsync(repairs, cancellation).ConfigureAwait(false);
        progress($"Starting PostgreSQL in {folder.Path}.");
        return (await StartAsync(cancellation).ConfigureAwait(false), false);
    }

    /// <summary>Starts the server again that died, with all as it was.</summary>
    /// <exception cref="EmbeddedPostgresException">It does not start.</exception>
    public Task<PostmasterFile> AgainAsync(int port, CancellationToken cancellation) =>
        new ServerStart(folder, options with { Port = port }, progress) { Control = Control, Cluster = Cluster, Tools = Tools, Account = Account }.ResumeAsync(cancellation);

    private async Task<PostmasterFile> ResumeAsync(CancellationToken cancellation) =>
        await Control.FindAsync(cancellation).ConfigureAwait(false) ?? await StartAsync(cancellation).ConfigureAwait(false);

    private async Task MakeAsync(CancellationToken cancellation)
    {
        progress($"Making a new PostgreSQL database in {folder.Path}.");
        // Recorded first: a cluster without its password could not be used, a password without a cluster is made anew.
        var password = NewPassword();
        folder.RecordPassword(password);
        folder.ForgetDatabases();
        var durable = !options.Settings.TryGetValue("fsync", out var fsync) || !string.Equals(fsync, "off", StringComparison.OrdinalIgnoreCase);
        await Cluster.MakeAsync(password, durable, cancellation).ConfigureAwait(false);
    }

    /// <summary>The statements that bring password and database into being, each with what is recorded once it has run.</summary>
    private List<(string Statement, Action Record)> MissingParts()
    {
        var missing = new List<(string, Action)>();
        if (folder.RecordedPassword() is null or "")
        {
            var password = NewPassword();
            missing.Add(($"ALTER ROLE {SingleUserSession.QuoteName(ClusterFolder.UserName)} PASSWORD '{password}'", () => folder.RecordPassword(password)));
        }

        if (options.Database is not "postgres" && !folder.RecordedDatabases().Contains(options.Database))
            missing.Add(($"CREATE DATABASE {SingleUserSession.QuoteName(options.Database)}", () => folder.RecordDatabase(options.Database)));
        return missing;
    }

    private async Task RepairAsync(List<(string Statement, Action Record)> parts, CancellationToken cancellation)
    {
        var session = new SingleUserSession(Tools, folder.Cluster);
        foreach (var (statement, record) in parts)
        {
            await session.RunAsync(statement, cancellation).ConfigureAwait(false);
            record();
        }
    }

    private async Task<PostmasterFile> StartAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = ChoosePort();
            try
            {
                await Control.StartAsync(port, cancellation).ConfigureAwait(false);
                folder.RecordPort(port);
                return await Control.FindAsync(cancellation).ConfigureAwait(false) ?? throw new EmbeddedPostgresException(
                    EmbeddedPostgresFailure.StartFailed, $"PostgreSQL started in {folder.Path} and stopped again at once: {folder.Log} says why.");
            }
            catch (EmbeddedPostgresException e) when (e.Failure == EmbeddedPostgresFailure.PortInUse && options.Port == 0 && attempt < PortAttempts)
            {
                // Somebody took the free port between our look and the server's start: choose again.
            }
        }
    }

    private int ChoosePort()
    {
        if (options.Port > 0)
            return options.Port;
        var remembered = folder.RecordedPort();
        return remembered > 0 && LoopbackPort.IsFree(remembered) ? remembered : LoopbackPort.Free();
    }

    // 256 random bits in letters that need no quoting anywhere.
    private static string NewPassword() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
