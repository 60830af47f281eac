namespace Timeline.Api.Search;

/// <summary>What a person looks for: the words of the text that was typed. The last one may be the beginning of a word.</summary>
/// <param name="Words">In the order typed, each once.</param>
/// <param name="Alike">By word, others that are spelt much like it and are taken too.</param>
internal sealed record SearchTerms(IReadOnlyList<string> Words, IReadOnlyDictionary<string, IReadOnlyList<string>> Alike)
{
    /// <summary>Reads any text; without a letter or digit it has no words.</summary>
    public static SearchTerms Of(string text) =>
        new([.. SearchWords.In(text).Select(word => word.Text).Distinct(StringComparer.Ordinal)], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>The words that may have been misspelt.</summary>
    public IReadOnlyList<string> Comparable => [.. Words.Where(SearchRow.IsComparable)];

    /// <summary>Every word, the last as a beginning, as a <c>tsquery</c>.</summary>
    public string Query => string.Join(" & ", Words.Select(Any));

    /// <summary>Only what was typed, as whole words: what is ranked highest.</summary>
    public string Exact => string.Join(" & ", Words.Select(word => $"'{word}'"));

    /// <summary>Whether a word of a text is one that is looked for.</summary>
    public bool Matches(string word) =>
        Words.Contains(word, StringComparer.Ordinal)
        || Words.Count > 0 && word.StartsWith(Words[^1], StringComparison.Ordinal)
        || Alike.Values.Any(alike => alike.Contains(word, StringComparer.Ordinal));

    private string Any(string word)
    {
        IEnumerable<string> self = [$"'{word}'{(word == Words[^1] ? ":*" : "")}"];
        var any = self.Concat(Alike.GetValueOrDefault(word, []).Select(alike => $"'{alike}'"));
        return $"({string.Join(" | ", any)})";
    }
}
