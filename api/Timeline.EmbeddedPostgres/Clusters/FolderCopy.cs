using Timeline.EmbeddedPostgres.Accounts;

namespace Timeline.EmbeddedPostgres.Clusters;

/// <summary>A copy of the data folder of a server that is at rest, with owners and modes. Links are followed, so that it stands alone.</summary>
internal sealed class FolderCopy(DataFolder folder, ServerAccount account, string target)
{
    private const long RoomToBreathe = 64L * 1024 * 1024;

    // Made anew by the next start.
    private readonly HashSet<string> _left = new([folder.Runtime, folder.Lock, folder.Owner, folder.Log, folder.Log + ".old"], StringComparer.Ordinal);

    // Of one name whatever the target, so that what an interrupted copy left is found.
    private string Partial => Path.Combine(Path.GetDirectoryName(target)!, Path.GetFileName(folder.Path) + ".partial");

    /// <exception cref="EmbeddedPostgresException">There is something already, or the disk is too small.</exception>
    public void Check()
    {
        if (Path.Exists(target))
            throw Unusable($"The data folder cannot be copied to {target}: there is something of that name; move it away.");
        var size = Files(new DirectoryInfo(folder.Path)).Sum(file => file.Length);
        DiskSpace.Require(Path.GetDirectoryName(target)!, size + RoomToBreathe, "a copy of the data folder");
    }

    /// <exception cref="EmbeddedPostgresException">It cannot be made.</exception>
    public void Make(CancellationToken cancellation)
    {
        try
        {
            Forget();
            Copy(new DirectoryInfo(folder.Path), Partial, cancellation);
            Directory.Move(Partial, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskSpace.IsShortage(e)
                ? DiskSpace.Full(target, e)
                : Unusable($"The data folder {folder.Path} cannot be copied to {target} ({FolderPath.Reason(e)}): put that right, and start again.", e);
        }
        finally
        {
            Forget();
        }
    }

    private void Forget()
    {
        if (Directory.Exists(Partial))
            Directory.Delete(Partial, recursive: true);
    }

    private void Copy(DirectoryInfo from, string to, CancellationToken cancellation)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles().Where(file => !_left.Contains(file.FullName)))
        {
            cancellation.ThrowIfCancellationRequested();
            var copy = Path.Combine(to, file.Name);
            file.CopyTo(copy);
            using (var handle = File.OpenHandle(copy, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(handle);
            Resemble(file, copy);
        }

        foreach (var inner in from.EnumerateDirectories().Where(inner => !_left.Contains(inner.FullName)))
            Copy(inner, Path.Combine(to, inner.Name), cancellation);
        Resemble(from, to);
    }

    private void Resemble(FileSystemInfo original, string copy)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(copy, original.UnixFileMode);
        if (original.FullName.StartsWith(folder.Cluster, StringComparison.Ordinal))
            account.TakeOver(copy);
    }

    private IEnumerable<FileInfo> Files(DirectoryInfo of) => of.EnumerateFiles()
        .Concat(of.EnumerateDirectories().SelectMany(Files))
        .Where(file => !_left.Any(left => file.FullName.StartsWith(left, StringComparison.Ordinal)));

    private static EmbeddedPostgresException Unusable(string message, Exception? inner = null) =>
        new(EmbeddedPostgresFailure.DataFolderUnusable, message, inner);
}
