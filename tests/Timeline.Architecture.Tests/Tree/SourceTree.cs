using System.Runtime.CompilerServices;

namespace Timeline.Architecture.Tests.Tree;

/// <summary>The files of the tree that are ours: what <c>.gitignore</c> names is left out.</summary>
internal static class SourceTree
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Text = new(() => [.. ReadText()]);

    public static string Root { get; } = FindRoot();

    /// <summary>Every text file, ordered by path.</summary>
    public static IReadOnlyList<SourceFile> Files => Text.Value;

    public static IEnumerable<SourceFile> Under(string folder) =>
        Files.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    public static SourceFile File(string path) =>
        Files.FirstOrDefault(file => file.Path == path) ?? throw new FileNotFoundException($"{path} is not in the tree.");

    public static string FullPath(string path) => Path.Combine(Root, path);

    private static IEnumerable<SourceFile> ReadText()
    {
        var lines = System.IO.File.ReadAllLines(FullPath(".gitignore"));
        HashSet<string> ignored = [".git", .. lines.Where(line => line.EndsWith('/')).Select(line => line.Trim('/'))];
        var endings = lines.Where(line => line.StartsWith('*')).Select(line => line[1..]).ToList();
        foreach (var path in Walk(Root, "", ignored).Where(path => !endings.Exists(ending => path.EndsWith(ending, StringComparison.Ordinal))).Order(StringComparer.Ordinal))
        {
            var text = System.IO.File.ReadAllText(FullPath(path));
            if (!text.Contains('\0', StringComparison.Ordinal))
                yield return new SourceFile(path, text);
        }
    }

    private static IEnumerable<string> Walk(string folder, string prefix, HashSet<string> ignored)
    {
        var entries = new DirectoryInfo(folder);
        foreach (var file in entries.EnumerateFiles().Where(file => file.LinkTarget is null))
            yield return prefix + file.Name;
        foreach (var inner in entries.EnumerateDirectories().Where(inner => inner.LinkTarget is null))
        {
            if (ignored.Contains(inner.Name) || ignored.Contains(prefix + inner.Name))
                continue;
            foreach (var path in Walk(inner.FullName, $"{prefix}{inner.Name}/", ignored))
                yield return path;
        }
    }

    private static string FindRoot([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "Timeline.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"Timeline.sln is in no folder above {caller}.");
    }
}
