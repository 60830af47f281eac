using System.Text.RegularExpressions;

namespace Timeline.Architecture.Tests.Tree;

/// <summary>Notes to oneself carry an issue number, or are not committed; a region hides a file that should be two.</summary>
internal static partial class LeftOvers
{
    private static readonly HashSet<string> Source = new(StringComparer.Ordinal)
    {
        ".cs", ".csproj", ".props", ".targets", ".sql", ".graphql", ".ts", ".tsx", ".js", ".mjs", ".css", ".html", ".yml", ".sh",
    };

    public static bool IsSource(SourceFile file) => Source.Contains(file.Extension) || file.Extension.Length == 0 && file.Folders is ["eng", ..] or ["eng", ..];

    public static IEnumerable<string> Violations(IEnumerable<SourceFile> files) =>
        from file in files.Where(IsSource)
        from line in file.Lines
        from found in Find(line.Text)
        select $"{file.Path}:{line.Number}: {found}";

    private static IEnumerable<string> Find(string line)
    {
        if (Note().Match(line) is { Success: true } note)
            yield return $"{note.Value} without an issue number; do it, or write {note.Value} #123.";
        if (Region().IsMatch(line))
            yield return "a region; split the file.";
    }

    [GeneratedRegex(@"\b(?:TOD[O]|FIXM[E]|HAC[K]|XX[X])\b(?![^\n]*#\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Note();

    [GeneratedRegex(@"^\s*#(?:end)?regio[n]\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Region();
}
