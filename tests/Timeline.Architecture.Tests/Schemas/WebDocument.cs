using System.Text.RegularExpressions;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>A GraphQL document in TypeScript source.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The 1-based line where it starts.</param>
internal sealed partial record WebDocument(string Path, int Line, string Text)
{
    /// <summary>The documents of a file: what <c>graphql(…)</c> is given, and texts that start as an operation or a fragment does.</summary>
    public static IEnumerable<WebDocument> In(SourceFile file)
    {
        var found = new SortedDictionary<int, string>();
        foreach (Match match in Call().Matches(file.Text).Concat(Literal().Matches(file.Text)))
            found.TryAdd(match.Groups["text"].Index, match.Groups["text"].Value);
        return found.Select(pair => new WebDocument(file.Path, file.LineAt(pair.Key), pair.Value));
    }

    /// <summary>Calls whose document cannot be read from the source.</summary>
    public static IEnumerable<string> Unreadable(SourceFile file) =>
        CallStart().Matches(file.Text).Select(match => match.Index)
            .Except(Call().Matches(file.Text).Select(match => match.Index))
            .Select(index => $"{file.Path}:{file.LineAt(index)}: graphql(…) is not given a text; write the document out.")
            .Concat(In(file).Where(document => document.Text.Contains("${", StringComparison.Ordinal))
                .Select(document => $"{document.Path}:{document.Line}: the document is put together from parts; write it out, and share fragments by name."));

    [GeneratedRegex(@"(?<![\w.])graphql\s*\(\s*(?:/\*.*?\*/\s*)?(?<quote>[`'""])(?<text>(?:(?!\k<quote>)(?:\\.|[^\\]))*)\k<quote>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<![\w.])graphql\s*\((?!\s*\))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CallStart();

    [GeneratedRegex(@"(?<quote>[`'""])(?<text>\s*(?:(?:query|mutation|subscription)\b\s*\w*\s*[({@]|fragment\s+\w+\s+on\s)(?:(?!\k<quote>)(?:\\.|[^\\]))*)\k<quote>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Literal();
}
