namespace Timeline.EmbeddedPostgres.Clusters;

/// <summary>Says in words that a disk is full, before PostgreSQL says it in its own.</summary>
internal static class DiskSpace
{
    private const int NoSpaceLeftOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    public static bool IsShortage(Exception exception) => exception.HResult is NoSpaceLeftOnUnix or DiskFullOnWindows;

    /// <param name="folder">A folder of the disk.</param>
    /// <param name="bytes">How many must be free.</param>
    /// <param name="what">What needs them.</param>
    /// <exception cref="EmbeddedPostgresException">Fewer are free.</exception>
    public static void Require(string folder, long bytes, string what)
    {
        if (Free(folder) is { } free && free < bytes)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.DiskFull,
                $"The disk of {folder} has {free / 1024 / 1024} MB left and {what} needs {bytes / 1024 / 1024} MB: free some, or choose a data folder on another disk.");
        }
    }

    public static bool IsNearlyFull(string folder) => Free(folder) < 32L * 1024 * 1024;

    public static EmbeddedPostgresException Full(string folder, Exception? inner = null) => new(
        EmbeddedPostgresFailure.DiskFull, $"The disk of {folder} is full: free some space, or choose a data folder on another disk.", inner);

    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Unknown is not full: the write itself will tell.
            return null;
        }
    }
}
