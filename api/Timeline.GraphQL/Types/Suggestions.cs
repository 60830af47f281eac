using System.Text;

namespace Timeline.GraphQL.Types;

/// <summary>"Did you mean": names that are close to a mistyped one.</summary>
internal static class Suggestions
{
    private const int MaxSuggestions = 5;

    // Longer words are no names a person mistyped; comparing them would only cost time.
    private const int MaxLength = 200;

    /// <summary>The close names, best first; those equally close in natural order.</summary>
    public static IReadOnlyList<string> For(string input, IEnumerable<string> options)
    {
        if (input.Length > MaxLength)
            return [];
        var threshold = (int)(input.Length * 0.4) + 1;
        return [.. options
            .Distinct(StringComparer.Ordinal)
            .Select(option => (Option: option, Distance: Distance(input, option, threshold)))
            .Where(candidate => candidate.Distance <= threshold)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Option, NaturalOrder.Instance)
            .Select(candidate => candidate.Option)];
    }

    /// <summary>
    /// <c> Did you mean "a", "b", or "c"?</c> with its leading space; empty without suggestions.
    /// </summary>
    /// <param name="names">The suggestions, best first; at most five are shown.</param>
    /// <param name="what">Words before the first name, such as <c>the enum value</c>; null for none.</param>
    /// <param name="quoted">False when the names are shown as they are.</param>
    public static string DidYouMean(IReadOnlyList<string> names, string? what = null, bool quoted = true)
    {
        if (names.Count == 0)
            return "";

        var shown = names.Take(MaxSuggestions).Select(name => quoted ? $"\"{name}\"" : name).ToList();
        var text = new StringBuilder(" Did you mean ");
        if (what is not null)
            text.Append(what).Append(' ');
        return text.Append(OrList(shown)).Append('?').ToString();
    }

    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b, or c</c>.</summary>
    public static string OrList(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        2 => $"{items[0]} or {items[1]}",
        _ => $"{string.Join(", ", items.Take(items.Count - 1))}, or {items[^1]}",
    };

    // Edits are insertion, deletion, substitution and swapping neighbours; any difference in case alone counts as one.
    private static int Distance(string input, string option, int threshold)
    {
        if (string.Equals(input, option, StringComparison.Ordinal))
            return 0;
        var a = input.ToLowerInvariant();
        var b = option.ToLowerInvariant();
        if (string.Equals(a, b, StringComparison.Ordinal))
            return 1;
        if (Math.Abs(a.Length - b.Length) > threshold)
            return int.MaxValue;

        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
