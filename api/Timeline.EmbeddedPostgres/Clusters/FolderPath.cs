namespace Timeline.EmbeddedPostgres.Clusters;

/// <summary>Paths as the operating system sees them.</summary>
internal static class FolderPath
{
    /// <summary>The same folder with every link on the way resolved, as a process that works in it reports it.</summary>
    public static string WithoutLinks(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;
        var resolved = Path.Combine(WithoutLinks(parent), Path.GetFileName(path));
        // A folder that does not exist yet is no link.
        return Directory.Exists(resolved) && new DirectoryInfo(resolved).ResolveLinkTarget(returnFinalTarget: true)?.FullName is { } target
            ? WithoutLinks(target)
            : resolved;
    }

    /// <summary>The first folder on the way that other users may not enter; null when there is none.</summary>
    public static string? FirstClosed(string path)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var above = Path.GetDirectoryName(path);
        return (above is null ? null : FirstClosed(above))
            ?? (File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherExecute) ? null : path);
    }

    /// <summary>The exception's reason without a closing full stop, to stand inside a sentence.</summary>
    public static string Reason(Exception exception) => exception.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
