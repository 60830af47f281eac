namespace Timeline.EmbeddedPostgres;

/// <summary>Where a program without other orders keeps its data.</summary>
public static class EmbeddedPostgresPaths
{
    /// <summary>
    /// The folder for a program's data that the PostgreSQL server can reach: <c>/var/lib/&lt;name&gt;</c> for root (root's own
    /// home is closed to the account that the server then runs as), else the user's local application data.
    /// Nothing is created.
    /// </summary>
    /// <param name="applicationName">The program's name; becomes the folder's name, in lower case on Unix.</param>
    /// <exception cref="ArgumentException">The name is blank or is not a single folder name.</exception>
    /// <exception cref="EmbeddedPostgresException">The user has no home folder.</exception>
    public static string Default(string applicationName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(applicationName);
        if (!string.Equals(Path.GetFileName(applicationName), applicationName, StringComparison.Ordinal) || applicationName is "." or "..")
            throw new ArgumentException($"\"{applicationName}\" is not a single folder name.", nameof(applicationName));

        if (OperatingSystem.IsWindows())
            return Path.Combine(HomeFolder(), applicationName);

        var folderName = applicationName.ToLowerInvariant();
        return Environment.IsPrivilegedProcess ? Path.Combine("/var/lib", folderName) : Path.Combine(HomeFolder(), folderName);
    }

    private static string HomeFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0 && Path.IsPathRooted(home)
            ? home
            : throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.DataFolderUnusable,
                "This user has no home folder to keep data in: choose a data folder explicitly.");
    }
}
