using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Timeline.Api.Search;

/// <summary>A word of a text, as it is looked for.</summary>
/// <param name="Text">Only lower-case letters and digits, without accents; 1 to <see cref="SearchWords.Longest"/> UTF-16 code units.</param>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Length">How much of the text it takes.</param>
internal readonly record struct SearchWord(string Text, int Start, int Length);

/// <summary>
/// Cuts texts into words: runs of letters and digits, in lower case, without accents and other forms of the same letter. Letters of scripts that
/// set no spaces are a word each. No stop words and no stems, so that it is the same for every language (ADR 34).
/// </summary>
/// <remarks>
/// What is stored and what is asked are cut here, by one rule, and never by PostgreSQL, whose parser depends on the database's locale. A word
/// has no character that means something in a <c>tsquery</c>, so whatever a person types is safe.
/// </remarks>
internal static class SearchWords
{
    /// <summary>What is longer is cut: a word and its beginning are then the same to everybody.</summary>
    public const int Longest = 64;

    // The program runs without ICU, where string.Normalize leaves everything as it is.
    private static readonly FrozenDictionary<int, string> Plain = Read();

    /// <summary>The words of a text, in its order.</summary>
    public static IEnumerable<SearchWord> In(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var isLetter = status == System.Buffers.OperationStatus.Done && IsPart(rune);
            var alone = isLetter && StandsAlone(rune);
            if (start >= 0 && (!isLetter || alone))
            {
                if (Make(text, start, i - start) is { } word)
                    yield return word;
                start = -1;
            }

            if (i == text.Length)
                break;
            if (alone && Make(text, i, length) is { } single)
                yield return single;
            else if (isLetter && !alone && start < 0)
                start = i;
            i += Math.Max(1, length);
        }
    }

    private static SearchWord? Make(string text, int start, int length)
    {
        var plain = new StringBuilder(length);
        foreach (var rune in text.AsSpan(start, length).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
                continue;
            var lower = Rune.ToLowerInvariant(rune);
            var letters = Plain.GetValueOrDefault(lower.Value) ?? lower.ToString();
            if (plain.Length + letters.Length > Longest)
                break;
            plain.Append(letters);
        }

        return plain.Length == 0 ? null : new SearchWord(plain.ToString(), start, length);
    }

    private static bool IsPart(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Thai, Lao, Khmer, Burmese; Chinese and Japanese. Korean has spaces, and each of its syllables would say too little.
    private static bool StandsAlone(Rune rune) => rune.Value is
        >= 0x0E01 and <= 0x0E30 or >= 0x0E81 and <= 0x0EB0 or >= 0x1000 and <= 0x102A or >= 0x1780 and <= 0x17B3
        or >= 0x2E80 and <= 0xA4CF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;

    private static FrozenDictionary<int, string> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("letters.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split(' '))
            .SelectMany(group => group[1].EnumerateRunes().Select(letter => (letter.Value, Plain: group[0])))
            .ToFrozenDictionary(pair => pair.Value, pair => pair.Plain);
    }
}
