using System.Globalization;
using System.Text.RegularExpressions;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Docs;

internal static partial class DocumentationRules
{
    /// <summary>Every name stands on the page, set as code.</summary>
    public static IEnumerable<string> Unnamed(SourceFile page, IEnumerable<string> names)
    {
        var code = Code().Matches(page.Text).Select(match => match.Groups["text"].Value).ToHashSet(StringComparer.Ordinal);
        return names.Where(name => !code.Contains(name)).Select(name => $"{page.Path} does not name `{name}`.");
    }

    /// <summary>Decisions are numbered from 0001 without a gap, and their headings carry the number.</summary>
    public static IEnumerable<string> Misnumbered(IEnumerable<SourceFile> decisions)
    {
        foreach (var (decision, index) in decisions.OrderBy(file => file.Path, StringComparer.Ordinal).Select((file, index) => (file, index)))
        {
            var number = (index + 1).ToString("D4", CultureInfo.InvariantCulture);
            if (!DecisionName().IsMatch(decision.Name) || !decision.Name.StartsWith(number, StringComparison.Ordinal))
                yield return $"{decision.Path}: the next decision is {number}-title-in-small-letters.md.";
            else if (!decision.Text.StartsWith($"# {number} ", StringComparison.Ordinal))
                yield return $"{decision.Path}: its heading is # {number} and the title.";
        }
    }

    /// <summary>Every project folder of <c>api/</c> is on the map: <c>`api/Timeline.Pdf`</c>, or its end as <c>`….Pdf`</c>.</summary>
    public static IEnumerable<string> Unmapped(SourceFile map, IEnumerable<string> folders)
    {
        var code = Code().Matches(map.Text).Select(match => match.Groups["text"].Value).ToList();
        return folders
            .Where(folder => !code.Exists(name => name == $"api/{folder}" || name.StartsWith('…') && name.Length > 2 && folder.EndsWith(name[1..], StringComparison.Ordinal)))
            .Select(folder => $"{map.Path}: the map of the tree does not name `api/{folder}`.");
    }

    /// <summary>Links into the tree lead somewhere.</summary>
    public static IEnumerable<string> BrokenLinks(IEnumerable<SourceFile> pages, Func<string, bool> exists) =>
        from page in pages
        from Match link in Link().Matches(page.Text)
        let target = link.Groups["target"].Value
        let path = Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(page.Path)!, target))).Replace('\\', '/')
        where !exists(path)
        select $"{page.Path}:{page.LineAt(link.Index)}: links to {target}, which is not in the tree.";

    [GeneratedRegex(@"`(?<text>[^`\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*\.md$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex DecisionName();

    [GeneratedRegex(@"\]\((?!\w+:|#)(?<target>[^)#\s]+)(?:#[^)\s]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();
}
