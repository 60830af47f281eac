namespace Timeline.Api.Search;

/// <summary>A piece of a text.</summary>
/// <param name="Marked">True: it is a word that was looked for.</param>
internal sealed record SearchPart(string Text, bool Marked);

/// <summary>A passage of a text in which words were found, cut between words, in pieces that follow each other.</summary>
/// <param name="CutBefore">True: the text goes on before it.</param>
/// <param name="CutAfter">True: the text goes on after it.</param>
internal sealed record SearchFragment(IReadOnlyList<SearchPart> Parts, bool CutBefore, bool CutAfter);

/// <summary>Finds the passages of a text that show why it was found. Pieces of plain text, never markup.</summary>
internal static class SearchHighlight
{
    /// <summary>How many passages one result has at most.</summary>
    public const int MostFragments = 3;

    // Words around the first one that was found, in UTF-16 code units.
    private const int Before = 60;
    private const int After = 140;

    /// <summary>The passages, in the text's order. Where no word is in it, its beginning; empty for an empty text.</summary>
    public static IReadOnlyList<SearchFragment> Of(string text, SearchTerms terms)
    {
        var words = SearchWords.In(text).ToList();
        var found = words.FindAll(word => terms.Matches(word.Text));
        var fragments = new List<SearchFragment>();
        var end = 0;
        foreach (var word in found)
        {
            if (fragments.Count == MostFragments)
                break;
            if (word.Start < end)
                continue;
            var start = Start(words, text, Math.Max(end, word.Start - Before), word.Start);
            end = End(words, text, word.Start + Math.Max(word.Length, After));
            fragments.Add(Cut(text, start, end, found));
        }

        if (fragments.Count == 0 && text.Length > 0)
            fragments.Add(Cut(text, 0, End(words, text, Before + After), []));
        return fragments;
    }

    private static SearchFragment Cut(string text, int start, int end, IReadOnlyList<SearchWord> found)
    {
        var parts = new List<SearchPart>();
        var at = start;
        foreach (var word in found.Where(word => word.Start >= start && word.Start + word.Length <= end))
        {
            if (word.Start > at)
                parts.Add(new(text[at..word.Start], Marked: false));
            parts.Add(new(text.Substring(word.Start, word.Length), Marked: true));
            at = word.Start + word.Length;
        }

        if (end > at)
            parts.Add(new(text[at..end], Marked: false));
        return new(parts, CutBefore: start > 0, CutAfter: end < text.Length);
    }

    // The beginning of the first word from there on.
    private static int Start(List<SearchWord> words, string text, int from, int latest)
    {
        if (from == 0)
            return 0;
        foreach (var word in words)
        {
            if (word.Start >= from)
                return Math.Min(word.Start, latest);
        }

        return Math.Min(text.Length, latest);
    }

    // The end of the last word that ends by there; where one word is longer than that, its own end.
    private static int End(List<SearchWord> words, string text, int by)
    {
        if (by >= text.Length)
            return text.Length;
        var end = 0;
        foreach (var word in words.TakeWhile(word => word.Start < by))
        {
            if (word.Start + word.Length <= by || end == 0)
                end = word.Start + word.Length;
        }

        return end == 0 ? Whole(text, by) : end;
    }

    // Not between the halves of one character.
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
