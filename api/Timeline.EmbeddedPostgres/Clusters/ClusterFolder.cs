using Timeline.EmbeddedPostgres.Accounts;
using Timeline.EmbeddedPostgres.Binaries;
using Timeline.EmbeddedPostgres.Running;

namespace Timeline.EmbeddedPostgres.Clusters;

/// <summary>
/// Makes the cluster and checks the one that is there. A new cluster is made under a draft name and renamed when it is complete,
/// so <c>cluster/</c> is whole or absent, whenever the process is killed.
/// </summary>
internal sealed class ClusterFolder(DataFolder folder, ToolProcess tools, ServerAccount account)
{
    /// <summary>The role that owns everything.</summary>
    public const string UserName = "postgres";

    private const string DraftPrefix = "draft-";

    /// <summary>Exists in a cluster once a server has run on it.</summary>
    private const string HasRunMarker = "postmaster.opts";

    public bool Exists => Directory.Exists(folder.Cluster) && Directory.EnumerateFileSystemEntries(folder.Cluster).Any();

    /// <exception cref="EmbeddedPostgresException">It is not a cluster of our version.</exception>
    public void CheckVersion()
    {
        var versionFile = Path.Combine(folder.Cluster, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.DataFolderBroken,
                $"The folder {folder.Cluster} holds files but no PostgreSQL cluster: restore it from a backup, or move it away to begin anew.");
        }

        var version = File.ReadAllText(versionFile).Trim();
        if (version != FormattableString.Invariant($"{PostgresPrograms.MajorVersion}"))
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.WrongVersion,
                $"The data folder {folder.Path} was made by PostgreSQL {version} and this program brings PostgreSQL {PostgresPrograms.MajorVersion}: move the data over with pg_dump or pg_upgrade, or choose another data folder.");
        }
    }

    /// <summary>Deletes what killed beginnings left behind, but never a cluster that a server has run on: that one is taken up.</summary>
    public void ClearDrafts()
    {
        foreach (var draft in Directory.GetDirectories(folder.Path, DraftPrefix + "*"))
        {
            var cluster = Path.Combine(draft, "cluster");
            if (!File.Exists(Path.Combine(cluster, HasRunMarker)))
                DeleteDraft(draft);
            else if (!Exists)
                Promote(cluster);
        }
    }

    /// <summary>Makes a cluster: UTF-8, sorted by code point (the same on every machine), password for every connection.</summary>
    /// <exception cref="EmbeddedPostgresException">initdb says no.</exception>
    public async Task MakeAsync(string password, bool durable, CancellationToken cancellation)
    {
        folder.CheckRoomForNewCluster();
        var draft = folder.In($"{DraftPrefix}{Guid.NewGuid():N}");
        var cluster = Path.Combine(draft, "cluster");
        var passwordFile = Path.Combine(draft, "password");
        try
        {
            Directory.CreateDirectory(cluster);
            DataFolder.Write(passwordFile, password, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            HandOver(draft, cluster, passwordFile);

            string[] arguments =
            [
                "--pgdata", cluster, "--username", UserName, "--pwfile", passwordFile, "--auth", "scram-sha-256",
                "--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8",
                "--no-instructions", .. durable ? Array.Empty<string>() : ["--no-sync"],
            ];
            var made = await tools.RunAsync("initdb", arguments, cancellation: cancellation).ConfigureAwait(false);
            if (!made.Succeeded)
                throw Refused(made);
            Promote(cluster);
        }
        finally
        {
            if (Directory.Exists(draft))
                DeleteDraft(draft);
        }
    }

    private void HandOver(string draft, string cluster, string passwordFile)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(draft, account.Name is null ? owner : owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(cluster, owner);
        account.TakeOver(cluster);
        account.TakeOver(passwordFile);
    }

    private void Promote(string cluster)
    {
        if (Directory.Exists(folder.Cluster))
            Directory.Delete(folder.Cluster);
        Directory.Move(cluster, folder.Cluster);
    }

    private static void DeleteDraft(string draft)
    {
        try
        {
            Directory.Delete(draft, recursive: true);
        }
        catch (IOException)
        {
            // An initdb that outlived its parent still writes there; the next start clears it.
        }
    }

    private EmbeddedPostgresException Refused(ToolResult result) =>
        DiskSpace.IsNearlyFull(folder.Path)
            ? DiskSpace.Full(folder.Path)
            : new(
                EmbeddedPostgresFailure.StartFailed,
                $"PostgreSQL could not make a database in {folder.Path} ({result.Summary}): put that right, or choose another data folder.");
}
