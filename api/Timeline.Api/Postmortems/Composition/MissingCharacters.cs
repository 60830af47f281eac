using System.Globalization;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What the fonts of a PDF cannot draw, in words.</summary>
internal static class MissingCharacters
{
    // By blocks; a few characters that several scripts share go with the one they are mostly used in.
    private static readonly (int First, int Last, string Script)[] Scripts =
    [
        (0x0370, 0x03FF, "Greek"), (0x0400, 0x052F, "Cyrillic"), (0x0530, 0x058F, "Armenian"), (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x06FF, "Arabic"),
        (0x0700, 0x074F, "Syriac"), (0x0750, 0x077F, "Arabic"), (0x0780, 0x07BF, "Thaana"), (0x0870, 0x08FF, "Arabic"), (0x0900, 0x097F, "Devanagari"),
        (0x0980, 0x09FF, "Bengali"), (0x0A00, 0x0A7F, "Gurmukhi"), (0x0A80, 0x0AFF, "Gujarati"), (0x0B00, 0x0B7F, "Odia"), (0x0B80, 0x0BFF, "Tamil"),
        (0x0C00, 0x0C7F, "Telugu"), (0x0C80, 0x0CFF, "Kannada"), (0x0D00, 0x0D7F, "Malayalam"), (0x0D80, 0x0DFF, "Sinhala"), (0x0E00, 0x0E7F, "Thai"),
        (0x0E80, 0x0EFF, "Lao"), (0x0F00, 0x0FFF, "Tibetan"), (0x1000, 0x109F, "Myanmar"), (0x10A0, 0x10FF, "Georgian"), (0x1100, 0x11FF, "Hangul"),
        (0x1200, 0x139F, "Ethiopic"), (0x13A0, 0x13FF, "Cherokee"), (0x1780, 0x17FF, "Khmer"), (0x1800, 0x18AF, "Mongolian"), (0x2600, 0x27BF, "emoji and signs"),
        (0x2E80, 0x2FDF, "Chinese (Han)"), (0x3000, 0x303F, "Chinese and Japanese punctuation"), (0x3040, 0x309F, "Hiragana"), (0x30A0, 0x30FF, "Katakana"),
        (0x3100, 0x312F, "Bopomofo"), (0x3130, 0x318F, "Hangul"), (0x31F0, 0x31FF, "Katakana"), (0x3400, 0x4DBF, "Chinese (Han)"), (0x4E00, 0x9FFF, "Chinese (Han)"),
        (0xA960, 0xA97F, "Hangul"), (0xAC00, 0xD7FF, "Hangul"), (0xE000, 0xF8FF, "private use"), (0xF900, 0xFAFF, "Chinese (Han)"), (0xFB50, 0xFDFF, "Arabic"),
        (0xFE70, 0xFEFF, "Arabic"), (0xFF00, 0xFF60, "full-width forms"), (0xFF61, 0xFF9F, "Katakana"), (0xFFA0, 0xFFDC, "Hangul"), (0x1F000, 0x1FAFF, "emoji and signs"),
        (0x20000, 0x323AF, "Chinese (Han)"),
    ];

    /// <summary>How many there are, once for each box.</summary>
    public static int Count(IReadOnlyDictionary<int, int> missing) => missing.Values.Sum();

    /// <summary>A sentence on how many of which scripts are missing, the most first, and where they are to be had.</summary>
    public static string Note(IReadOnlyDictionary<int, int> missing)
    {
        var scripts = missing.GroupBy(each => ScriptOf(each.Key), each => each.Value).Select(script => (Name: script.Key, Count: script.Sum()))
            .OrderByDescending(script => script.Count).ThenBy(script => script.Name, StringComparer.Ordinal)
            .Select(script => string.Create(CultureInfo.InvariantCulture, $"{script.Count} {script.Name}"));
        var count = Count(missing);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The fonts of this PDF cannot draw {count} {(count == 1 ? "character" : "characters")} of its text, and show a box instead: {string.Join(", ", scripts)}. The HTML and the Markdown of this postmortem have them.");
    }

    private static string ScriptOf(int codePoint)
    {
        foreach (var (first, last, script) in Scripts)
        {
            if (codePoint >= first && codePoint <= last)
                return script;
        }

        return "of other scripts";
    }
}
