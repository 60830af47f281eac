using System.Runtime.InteropServices;

namespace Timeline.Domain.Postmortems.Names;

/// <summary>In which forms the names of people may stand in a text. Immutable.</summary>
internal sealed class NameForms
{
    private const int ShortestInflected = 3;

    // English and German genitives and plurals, and Czech cases and possessives; the longest first.
    private static readonly string[] Endings =
        ["ových", "ovými", "ovou", "ovi", "ova", "ovo", "ově", "ové", "ová", "ovu", "ův", "ina", "ino", "iny", "inu", "in", "ovy", "ens", "em", "ou", "es", "en", "s", "n", "a", "u", "e", "ě", "i", "y", "o", "í", "é", "ů"];

    private readonly Dictionary<string, List<string>> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<(string Words, string Name)>> _unspaced = [];

    public NameForms(IEnumerable<string> names)
    {
        foreach (var name in names)
            Add(name);
    }

    /// <summary>Whose names have a part that is this word, in small letters.</summary>
    public IReadOnlyList<string> WithPart(string word) => _parts.GetValueOrDefault(word) ?? [];

    /// <summary>Whose accounts may be called so: adalovelace, alovelace, adal.</summary>
    public IReadOnlyList<string> WithAccount(string word) => _accounts.GetValueOrDefault(word) ?? [];

    /// <summary>Whose names have a part that this word may be a case of.</summary>
    public IReadOnlyList<string> WithInflected(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal) && !(IsVowel(ending[0]) && IsVowel(word[^(ending.Length + 1)])) && _stems.GetValueOrDefault(word[..^ending.Length]) is { } named)
                return named;
        }

        return [];
    }

    /// <summary>Parts of names that are written without spaces and begin so; the longest first.</summary>
    public IReadOnlyList<(string Words, string Name)> Unspaced(char first) => _unspaced.GetValueOrDefault(first) ?? [];

    private void Add(string name)
    {
        var parts = PartsOf(name);
        foreach (var part in parts.Where(part => NameBorders.IsUnspaced(part[0])))
            AddUnspaced(part, name, isWhole: parts.Count == 1);
        if (parts.Count > 1 && parts.All(part => NameBorders.IsUnspaced(part[0])))
            Begin(string.Concat(parts), name);

        var small = parts.Where(part => !NameBorders.IsUnspaced(part[0])).Select(part => part.ToLowerInvariant()).Where(part => part.Length > 1 && !char.IsDigit(part[0]) && !CommonWords.Titles.Contains(part)).ToList();
        foreach (var part in small)
        {
            To(_parts, part, name);
            foreach (var stem in Stems(part))
                To(_stems, stem, name);
        }

        if (small is [var first, .., var last])
        {
            foreach (var account in new[] { first + last, last + first, first[..1] + last, last + first[..1], first + last[..1] }.Where(account => account.Length > 3))
                To(_accounts, account, name);
        }
    }

    // What somebody is called by their work has no parts that name them: "Mail administrator", "the plan of the day". What is in brackets is no part either.
    private static List<string> PartsOf(string name)
    {
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        var plain = bracket > 0 ? name[..bracket] : name;
        var words = NameWord.In(plain).ConvertAll(word => plain[word.Start..word.End]);
        var hasCapital = words.Exists(word => char.IsUpper(word[0]));
        var isPhrase = words.Exists(word => word.ToLowerInvariant() is var small && (CommonWords.Roles.Contains(small) || (hasCapital && char.IsLower(word[0]) && !CommonWords.Particles.Contains(small))));
        return isPhrase ? [] : words.FindAll(word => !hasCapital || !char.IsLower(word[0]));
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'á' or 'é' or 'ě' or 'í' or 'ó' or 'ů' or 'ý';

    // Ada, Ad(y); Pavel, Pavl(a).
    private static IEnumerable<string> Stems(string part)
    {
        if (part.Length < ShortestInflected)
            yield break;
        yield return part;
        if (part[^1] is 'a' or 'o' or 'e' or 'á' or 'ý')
            yield return part[..^1];
        if (part.Length > 4 && part[^2] == 'e')
            yield return part[..^2] + part[^1];
    }

    // The name itself is replaced before; of three signs the last two are the given name, of four the first two the family's.
    private void AddUnspaced(string part, string name, bool isWhole)
    {
        if (!isWhole)
            Begin(part, name);
        for (var length = 2; length < part.Length; length++)
        {
            Begin(part[..length], name);
            Begin(part[^length..], name);
        }
    }

    private void Begin(string words, string name)
    {
        if (words.Length < 2)
            return;
        if (!_unspaced.TryGetValue(words[0], out var known))
            _unspaced[words[0]] = known = [];
        if (!known.Contains((words, name)))
            known.Add((words, name));
        known.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    private static void To(Dictionary<string, List<string>> forms, string form, string name)
    {
        if (!forms.TryGetValue(form, out var names))
            forms[form] = names = [];
        if (!names.Contains(name))
            names.Add(name);
    }
}

/// <summary>A word of a text: letters and digits, with what is apostrophised inside.</summary>
/// <param name="End">Exclusive.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NameWord(int Start, int End)
{
    public static List<NameWord> In(string text)
    {
        var words = new List<NameWord>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!NameBorders.IsOfWord(text[at]))
                continue;
            var end = at + 1;
            while (end < text.Length && (NameBorders.IsOfWord(text[end]) || (text[end] is '\'' or '\u2019' && end + 1 < text.Length && NameBorders.IsOfWord(text[end + 1]))))
                end++;
            words.Add(new(at, end));
            at = end;
        }

        return words;
    }
}
