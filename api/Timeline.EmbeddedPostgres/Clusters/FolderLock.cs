namespace Timeline.EmbeddedPostgres.Clusters;

/// <summary>Keeps two processes from running one data folder. The operating system frees it when its holder dies.</summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _stream;

    private FolderLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock, waiting up to <paramref name="patience"/> for another holder; zero for not at all.</summary>
    /// <exception cref="EmbeddedPostgresException">Another process holds it.</exception>
    public static async Task<FolderLock> TakeAsync(DataFolder folder, TimeSpan patience, CancellationToken cancellation)
    {
        var started = Environment.TickCount64;
        while (true)
        {
            try
            {
                var held = new FolderLock(new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
                DataFolder.Write(folder.Owner, FormattableString.Invariant($"{Environment.ProcessId}"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
                return held;
            }
            catch (IOException e) when (!DiskSpace.IsShortage(e) && e is not (DirectoryNotFoundException or FileNotFoundException))
            {
                if (Environment.TickCount64 - started >= patience.TotalMilliseconds)
                    throw InUse(folder, e);
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose() => _stream.Dispose();

    private static EmbeddedPostgresException InUse(DataFolder folder, Exception inner)
    {
        var owner = File.Exists(folder.Owner) ? $" (process {File.ReadAllText(folder.Owner).Trim()})" : "";
        return new(
            EmbeddedPostgresFailure.DataFolderInUse,
            $"The data folder {folder.Path} is in use by another running program{owner}: stop that one first, or choose another data folder.",
            inner);
    }
}
