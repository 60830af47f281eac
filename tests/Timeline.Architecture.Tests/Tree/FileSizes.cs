using System.Text.RegularExpressions;

namespace Timeline.Architecture.Tests.Tree;

/// <summary>A file past its limit says why: one of its first ten lines holds "Long because" and the reason.</summary>
internal static partial class FileSizes
{
    private const int HeaderLines = 10;

    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        ".cs", ".ts", ".tsx", ".js", ".mjs", ".css", ".sql", ".graphql", ".html",
    };

    public static IEnumerable<string> Violations(IEnumerable<SourceFile> files) =>
        from file in files
        where Counted.Contains(file.Extension) && !IsTable(file)
        let limit = LimitOf(file)
        where file.LineCount > limit && !SaysWhy(file)
        select $"{file.Path}: {file.LineCount} lines; the limit is {limit}. Split it, or say in its first {HeaderLines} lines: Long because …";

    public static int LimitOf(SourceFile file) => file.Extension switch
    {
        ".tsx" => 300,
        ".cs" when file.Path.StartsWith("api/Timeline.Api/", StringComparison.Ordinal) && Resolver().IsMatch(file.Name) => 150,
        _ => 500,
    };

    // Printed from the code, or a table of cases.
    private static bool IsTable(SourceFile file) =>
        file.Path == "web/schema.graphql" || file.Folders is ["tests", ..] && file.Folders.Contains("Corpus", StringComparer.Ordinal);

    private static bool SaysWhy(SourceFile file) =>
        file.Lines.Take(HeaderLines).Any(line => line.Text.Contains("Long because", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?:Mutations?|Query|Queries|Field|Subscription|Endpoints)\.cs$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Resolver();
}
