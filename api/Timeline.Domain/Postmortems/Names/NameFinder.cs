namespace Timeline.Domain.Postmortems.Names;

/// <summary>Finds in typed text what may be part of the name of somebody who is known. Pure; what it finds is offered and nothing else.</summary>
/// <remarks>
/// Known are forms of the names themselves: no nicknames, no names without their accents, no vowels or consonants that change within a Czech stem but the fleeting e, no single
/// initials, and of a name without spaces no single sign.
/// </remarks>
public sealed class NameFinder(IEnumerable<string> names)
{
    // What follows a name in Japanese, Korean and Chinese.
    private static readonly string[] Honorifics = ["さん", "さま", "様", "氏", "君", "くん", "ちゃん", "先生", "씨", "님", "先輩", "部長", "課長", "经理", "工程师", "老师", "同学", "女士"];

    private readonly NameForms _forms = new(names);

    /// <summary>What may be names, in the order of the text.</summary>
    /// <param name="taken">Where whole names stand, which are replaced without being asked for; in order.</param>
    public IReadOnlyList<FoundName> In(string text, IReadOnlyList<(int Start, int End)> taken)
    {
        var found = new List<FoundName>();
        var words = NameWord.In(text);
        for (var index = 0; index < words.Count; index++)
        {
            if (taken.Any(whole => words[index].Start < whole.End && whole.Start < words[index].End) || found is [.., var last] && words[index].Start < last.End)
                continue;
            found.AddRange(NameBorders.IsUnspaced(text[words[index].Start]) ? Unspaced(text, words[index]) : Address(text, words, index) ?? Word(text, words, index) ?? []);
        }

        return Joined(text, found);
    }

    // Somebody's mail address is their name as a whole, with what stands behind the at sign.
    private FoundName[]? Address(string text, List<NameWord> words, int index)
    {
        var last = index;
        while (last + 1 < words.Count && words[last + 1].Start == words[last].End + 1 && text[words[last].End] is '.' or '_' or '-' or '+')
            last++;
        var at = words[last].End;
        if (at >= text.Length || text[at] != '@' || last + 1 >= words.Count || words[last + 1].Start != at + 1)
            return null;
        var end = last + 1;
        while (end + 1 < words.Count && words[end + 1].Start == words[end].End + 1 && text[words[end].End] is '.' or '-')
            end++;
        var people = words[index..(last + 1)].SelectMany(word => Named(text[word.Start..word.End].ToLowerInvariant())).Distinct(StringComparer.Ordinal).ToList();
        return people.Count == 0 ? [] : [new(words[index].Start, words[end].End, NameReason.Account, people)];
    }

    private IReadOnlyList<string> Named(string word) => _forms.WithAccount(word) is { Count: > 0 } people ? people : _forms.WithPart(word);

    private FoundName[]? Word(string text, List<NameWord> words, int index)
    {
        var (start, end) = words[index];
        var whole = text[start..end];
        var written = WithoutPossessive(whole);
        var word = written.ToLowerInvariant();
        end = start + written.Length;
        var isMention = start > 0 && text[start - 1] == '@' && (start == 1 || !NameBorders.IsOfWord(text[start - 2]));
        if (_forms.WithPart(word) is { Count: > 0 } people)
        {
            NameReason? reason = isMention ? NameReason.Account : ReasonOf(text, words, index, word);
            return reason is { } why ? [new(isMention ? start - 1 : start, end, why, people)] : [];
        }

        if (_forms.WithAccount(word) is { Count: > 0 } accounts)
            return [new(isMention ? start - 1 : start, end, NameReason.Account, accounts)];
        return char.IsUpper(text[start]) && !CommonWords.OfTheLanguage.Contains(word) && _forms.WithInflected(word) is { Count: > 0 } inflected
            ? [new(start, end, NameReason.Inflected, inflected)]
            : null;
    }

    // A word of the language is one where it is written small; with a capital where any word has one.
    private static NameReason? ReasonOf(string text, List<NameWord> words, int index, string word)
    {
        var isCommon = CommonWords.OfTheLanguage.Contains(word);
        if (char.IsLower(text[words[index].Start]))
            return isCommon ? null : NameReason.SmallLetters;
        return isCommon && (BeginsSentence(text, words[index].Start) || (index > 0 && CommonWords.Articles.Contains(text[words[index - 1].Start..words[index - 1].End].ToLowerInvariant())))
            ? NameReason.CommonWord
            : NameReason.Part;
    }

    private static bool BeginsSentence(string text, int at)
    {
        do
            at--;
        while (at >= 0 && text[at] is ' ' or '\t' or '*' or '_' or '~' or '`' or '"' or '\'' or '(' or '[' or '>' or '#' or '-' or '\u201E' or '\u201C' or '\u2018' or '\u00AB');
        return at < 0 || text[at] is '\n' or '\r' or '.' or '!' or '?' or ':' or ';' or '|' or '\u2013' or '\u2014';
    }

    private static string WithoutPossessive(string word) =>
        word.Length > 2 && word[^2] is '\'' or '\u2019' && word[^1] is 's' or 'S' ? word[..^2] : word;

    private List<FoundName> Unspaced(string text, NameWord word)
    {
        var found = new List<FoundName>();
        for (var at = word.Start; at < word.End; at++)
        {
            var fits = _forms.Unspaced(text[at]).Where(form => string.CompareOrdinal(text, at, form.Words, 0, form.Words.Length) == 0).ToList();
            if (fits.Count == 0)
                continue;
            var words = fits[0].Words;
            var end = at + words.Length;
            var isSure = words.Length > 2 || Honorifics.Any(honorific => string.CompareOrdinal(text, end, honorific, 0, honorific.Length) == 0);
            found.Add(new(at, end, isSure ? NameReason.Part : NameReason.TwoSigns, [.. fits.Where(form => form.Words == words).Select(form => form.Name).Distinct(StringComparer.Ordinal)]));
            at = end - 1;
        }

        return found;
    }

    // Ada.Lovelace, Lovelace Ada: one person's parts, with one sign between them.
    private static List<FoundName> Joined(string text, List<FoundName> found)
    {
        var joined = new List<FoundName>();
        foreach (var name in found)
        {
            if (joined is [.., var before] && name.Start == before.End + 1 && text[before.End] is ' ' or '.' or '_' or '-'
                && before.People.Intersect(name.People, StringComparer.Ordinal).ToList() is { Count: > 0 } both)
                joined[^1] = new(before.Start, name.End, NameReason.Part, both);
            else
                joined.Add(name);
        }

        return joined;
    }
}
