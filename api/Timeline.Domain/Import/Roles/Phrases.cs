namespace Timeline.Domain.Import.Roles;

/// <summary>A set of words and phrases, found in a sentence by whole words.</summary>
internal sealed class Phrases
{
    private readonly Dictionary<string, List<string[]>> _byFirst = new(StringComparer.Ordinal);

    /// <param name="phrases">Lower case, separated by commas.</param>
    public Phrases(string phrases)
    {
        foreach (var phrase in phrases.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = phrase.Split(' ');
            if (!_byFirst.TryGetValue(words[0], out var list))
                _byFirst[words[0]] = list = [];
            list.Add(words);
        }
    }

    /// <summary>The position of the first match from a word on, before another; -1 for none.</summary>
    public int Find(IReadOnlyList<string> words, int from = 0, int to = int.MaxValue)
    {
        for (var i = Math.Max(0, from); i < Math.Min(words.Count, to); i++)
            if (_byFirst.TryGetValue(words[i], out var list) && list.Exists(p => StartsAt(words, i, p)))
                return i;
        return -1;
    }

    public bool In(IReadOnlyList<string> words) => Find(words) >= 0;

    private static bool StartsAt(IReadOnlyList<string> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
            return false;
        for (var i = 1; i < phrase.Length; i++)
            if (words[at + i] != phrase[i])
                return false;
        return true;
    }
}
