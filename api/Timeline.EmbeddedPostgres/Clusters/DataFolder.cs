using System.Globalization;
using System.Text;

namespace Timeline.EmbeddedPostgres.Clusters;

/// <summary>
/// The layout of the folder that belongs to one private server. Everything directly in it belongs to the user that starts the
/// server; only <c>cluster/</c> and the log belong to the account that the server runs as.
/// </summary>
internal sealed class DataFolder
{
    // PostgreSQL keeps paths in 1024 bytes, and the longest name it appends is some sixty.
    private const int LongestPath = 900;

    // A new cluster with its first write-ahead log, the copy of the programs, and room to breathe.
    private const long RoomForNewCluster = 200L * 1024 * 1024;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private DataFolder(string path) => Path = path;

    public string Path { get; }

    public string Cluster => In("cluster");

    public string Runtime => In("runtime");

    public string Lock => In("server.lock");

    public string Owner => In("server.owner");

    public string Log => In("server.log");

    public string Configuration => In("server.conf");

    private string PasswordFile => In("password");

    private string PortFile => In("port");

    private string AccountFile => In("account");

    private string DatabasesFile => In("databases");

    /// <summary>The layout alone; nothing is looked at.</summary>
    public static DataFolder At(string path) => new(System.IO.Path.TrimEndingDirectorySeparator(path));

    /// <summary>Makes the folder when missing and checks that it can be used.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot; the message says why.</exception>
    public static DataFolder Open(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(directory));
        CheckPath(path);
        try
        {
            Make(path);
            path = FolderPath.WithoutLinks(path);
            CheckPath(path);
            var folder = new DataFolder(path);
            folder.CheckIsNoCluster();
            folder.CheckWritable();
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (DiskSpace.IsShortage(e))
                throw DiskSpace.Full(path, e);
            throw Unusable(
                File.Exists(path)
                    ? $"The data folder {path} is a file: name a folder, or move the file away."
                    : $"The data folder {path} cannot be made or written ({FolderPath.Reason(e)}): make it writable for {Environment.UserName}, or choose another data folder.",
                e);
        }
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void CheckRoomForNewCluster() => DiskSpace.Require(Path, RoomForNewCluster, "a new database");

    public string? RecordedAccount() => ReadLine(AccountFile);

    public void RecordAccount(string name) => Write(AccountFile, name, OwnerOnly);

    public string? RecordedPassword() => ReadLine(PasswordFile);

    public void RecordPassword(string password) => Write(PasswordFile, password, OwnerOnly);

    public int RecordedPort() => int.TryParse(ReadLine(PortFile), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : 0;

    public void RecordPort(int port) => Write(PortFile, FormattableString.Invariant($"{port}"), OwnerOnly);

    public IReadOnlyList<string> RecordedDatabases() => File.Exists(DatabasesFile) ? File.ReadAllLines(DatabasesFile) : [];

    public void RecordDatabase(string name) => Write(DatabasesFile, string.Join('\n', RecordedDatabases().Append(name).Distinct()), OwnerOnly);

    public void ForgetDatabases() => File.Delete(DatabasesFile);

    /// <summary>Lets the server's account pass through to its own folders, when that is another user's.</summary>
    public void LetPass()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | Passable);
    }

    /// <summary>Writes a whole file or leaves the old one; readable by its owner alone from the first byte on.</summary>
    public static void Write(string path, string text, UnixFileMode mode)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            using (var stream = new FileStream(draft, options))
            {
                stream.Write(Encoding.UTF8.GetBytes(text + "\n"));
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, mode);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void Make(string path)
    {
        if (Directory.Exists(path))
            return;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // Folders above get the ordinary mode, ours is closed.
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? path);
        Directory.CreateDirectory(path, OwnerFolder);
    }

    private static void CheckPath(string path)
    {
        if (Encoding.UTF8.GetByteCount(path) > LongestPath)
            throw Unusable($"The path of the data folder is {Encoding.UTF8.GetByteCount(path)} bytes long and PostgreSQL takes {LongestPath}: choose a data folder with a shorter path.");
        // pg_ctl hands paths to a shell between double quotes.
        var closed = OperatingSystem.IsWindows() ? "%!\"" : "\"$`\\'";
        if (path.Any(letter => char.IsControl(letter) || closed.Contains(letter, StringComparison.Ordinal)))
            throw Unusable($"The path of the data folder has a character that PostgreSQL's start program does not take (quote, dollar, backquote, backslash or control character): choose a data folder without: {path.ReplaceLineEndings("?")}.");
    }

    private void CheckIsNoCluster()
    {
        if (File.Exists(In("PG_VERSION")))
            throw Unusable($"The data folder {Path} is a PostgreSQL cluster of somebody else: choose another data folder, or set a connection string to the server it belongs to.");
    }

    private void CheckWritable()
    {
        var probe = In($"probe.{Guid.NewGuid():N}");
        using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
        }
    }

    private static string? ReadLine(string path) => File.Exists(path) ? File.ReadLines(path).FirstOrDefault()?.Trim() : null;

    private static EmbeddedPostgresException Unusable(string message, Exception? inner = null) =>
        new(EmbeddedPostgresFailure.DataFolderUnusable, message, inner);
}
