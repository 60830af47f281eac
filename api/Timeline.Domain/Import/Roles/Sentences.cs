namespace Timeline.Domain.Import.Roles;

/// <summary>The first sentences of an entry as words. What an entry is stands at its start; what comes after it explains.</summary>
internal static class Sentences
{
    private const int LongestText = 600;
    private const int Most = 3;

    /// <summary>Each sentence as its words, as typed, without punctuation around them.</summary>
    public static List<List<string>> Of(string text)
    {
        var result = new List<List<string>>();
        var words = new List<string>();
        var s = text.AsSpan(0, Math.Min(text.Length, LongestText));
        for (var at = 0; at < s.Length && result.Count < Most; at++)
        {
            var start = at;
            while (at < s.Length && IsPart(s, at))
                at++;
            if (at > start)
                words.Add(s[start..at].TrimEnd("'-.").ToString());
            if (at < s.Length && (s[at] is '!' or '?' or '\n' or ';' || s[at] == '.' && (at + 1 == s.Length || !char.IsLetterOrDigit(s[at + 1]))))
                Close();
        }

        Close();
        return result;

        void Close()
        {
            if (words.Count == 0 || result.Count == Most)
                return;
            result.Add(words);
            words = [];
        }
    }

    public static List<string> Lower(List<string> words) => words.ConvertAll(w => w.ToLowerInvariant().Replace('’', '\''));

    private static bool IsPart(ReadOnlySpan<char> s, int at) =>
        char.IsLetterOrDigit(s[at]) || s[at] is '\'' or '’' or '_' or '@'
        || s[at] is '-' or '.' && at > 0 && char.IsLetterOrDigit(s[at - 1]) && at + 1 < s.Length && char.IsLetterOrDigit(s[at + 1]);
}
