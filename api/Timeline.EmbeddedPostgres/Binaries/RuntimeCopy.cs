using System.Text.Json;

namespace Timeline.EmbeddedPostgres.Binaries;

/// <summary>
/// The server's own copy of the PostgreSQL programs. A copy, because a build may replace the original under a running server,
/// because the server's account may not reach the original, and because npm may not have made the library links.
/// </summary>
internal static class RuntimeCopy
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode EverybodyRuns = Everybody | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Copies when this version is not there yet; atomic, so a half-made copy is never used.</summary>
    /// <returns>The folder with <c>bin</c>, <c>lib</c> and <c>share</c>.</returns>
    public static string Ensure(PostgresPrograms programs, string runtimeFolder)
    {
        var target = Path.Combine(runtimeFolder, programs.Version);
        if (Directory.Exists(target))
            return target;

        MakeFolder(runtimeFolder);
        var draft = $"{target}.{Guid.NewGuid():N}";
        try
        {
            CopyFolder(Path.Combine(programs.Folder, "bin"), Path.Combine(draft, "bin"), _ => true);
            CopyFolder(Path.Combine(programs.Folder, "lib"), Path.Combine(draft, "lib"), IsNeededToRun);
            CopyFolder(Path.Combine(programs.Folder, "share"), Path.Combine(draft, "share"), _ => true);
            MakeLinks(programs.Folder, draft);
            Directory.Move(draft, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another process finished the same copy first.
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }

        return target;
    }

    private static bool IsNeededToRun(string path) =>
        !path.EndsWith(".a", StringComparison.Ordinal) && Path.GetFileName(path) is not ("pgxs" or "pkgconfig" or "cmake");

    private static void CopyFolder(string from, string to, Func<string, bool> include)
    {
        MakeFolder(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null && include(entry.FullName)))
        {
            var target = Path.Combine(to, entry.Name);
            if (entry is DirectoryInfo)
            {
                CopyFolder(entry.FullName, target, include);
                continue;
            }

            File.Copy(entry.FullName, target);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(target, File.GetUnixFileMode(entry.FullName).HasFlag(UnixFileMode.UserExecute) ? EverybodyRuns : Everybody);
        }
    }

    // npm packages hold no links; the package lists them: [{ "source": "native/lib/a.so.1.2", "target": "native/lib/a.so" }].
    private static void MakeLinks(string from, string to)
    {
        var list = Path.Combine(from, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var link in json.RootElement.EnumerateArray())
        {
            var source = Inside(to, link.GetProperty("source").GetString());
            var target = Inside(to, link.GetProperty("target").GetString());
            if (File.Exists(source) && !Path.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static string Inside(string folder, string? packagePath)
    {
        var path = Path.GetFullPath(Path.Combine(folder, Path.GetRelativePath("native", packagePath ?? "native")));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.ProgramsMissing, $"The PostgreSQL package names a file outside itself ({packagePath}): install it again.");
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (Directory.Exists(path))
            return;
        // The mode is set again because the process's umask may have taken bits away.
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, EverybodyRuns);
    }
}
