using System.Text.RegularExpressions;
using Timeline.Architecture.Tests.Projects;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Docs;

/// <summary>The arrows as docs/architecture.md draws them, a line a project: <c>Storage -> Marten, Npgsql</c>.</summary>
internal static partial class ArrowsPage
{
    public static IEnumerable<string> Violations(SourceFile page, IReadOnlyDictionary<string, AllowedReferences> allowed)
    {
        var drawn = Arrow().Matches(page.Text).ToDictionary(match => "Timeline." + match.Groups["from"].Value, match => match.Groups["to"].Value.Trim(), StringComparer.Ordinal);
        var engines = allowed.Where(entry => IsDrawn(entry.Key)).ToList();
        foreach (var (name, may) in engines)
        {
            var expected = Draw(may, engines.Count - 1);
            if (!drawn.TryGetValue(name, out var actual))
                yield return $"{page.Path}: draws no arrows of {name}.";
            else if (!Parts(actual).SetEquals(expected))
                yield return $"{page.Path}: draws {name} -> {actual}; allowed is {string.Join(", ", expected)}.";
        }

        foreach (var gone in drawn.Keys.Except(engines.Select(entry => entry.Key), StringComparer.Ordinal))
            yield return $"{page.Path}: draws arrows of {gone}, which is no project.";
    }

    // What lies under tests/ is not part of what runs.
    private static bool IsDrawn(string project) =>
        !project.Contains("Test", StringComparison.Ordinal) && project is not ("Timeline.Benchmarks" or "Timeline.Torture");

    private static HashSet<string> Draw(AllowedReferences may, int others)
    {
        if (may.Projects.Length == others)
            return ["all of the above"];
        string[] parts =
        [
            .. may.Projects.Select(project => project["Timeline.".Length..]),
            // A project of ours has the name of the package.
            .. may.Packages.Select(package => package == "GraphQL" ? "GraphQL.NET" : package),
            .. may.Frameworks.Contains("Microsoft.AspNetCore.App", StringComparer.Ordinal) ? new[] { "ASP.NET Core" } : [],
        ];
        return parts.Length == 0 ? ["(nothing)"] : [.. parts];
    }

    private static HashSet<string> Parts(string arrows) => [.. arrows.Split(',', StringSplitOptions.TrimEntries)];

    [GeneratedRegex(@"^(?<from>[A-Z][\w.]+) +-> (?<to>[^\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Arrow();
}
