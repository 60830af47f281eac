using System.Globalization;
using System.Text;

namespace Timeline.Pdf.Text;

/// <summary>Cuts text into user-perceived characters, and makes invisible trouble visible.</summary>
internal static class TextSegmentation
{
    private const string Replacement = "\uFFFD";
    private const int TabWidth = 4;
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 0x80).Select(character => ((char)character).ToString())];

    /// <summary>Grapheme clusters in reading order. Line breaks of every kind become a line feed; controls become U+FFFD.</summary>
    public static IEnumerable<string> Clusters(string text, bool preformatted)
    {
        text = WithoutLoneSurrogates(text);
        var column = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = IsPlain(text, at) && (at + 1 == text.Length || IsPlain(text, at + 1)) ? 1 : StringInfo.GetNextTextElementLength(text, at);
            var cluster = length == 1 && text[at] < Ascii.Length ? Ascii[text[at]] : text.Substring(at, length);
            at += length;
            if (cluster == "\t")
            {
                var spaces = preformatted ? TabWidth - (column % TabWidth) : 1;
                for (var i = 0; i < spaces; i++)
                    yield return " ";
                column += spaces;
                continue;
            }

            cluster = Clean(cluster);
            column = cluster == "\n" ? 0 : column + 1;
            if (cluster.Length > 0)
                yield return cluster;
        }
    }

    /// <summary>True for characters that steer other characters and have no shape themselves.</summary>
    public static bool IsIgnorable(int codePoint) => codePoint is 0x200C or 0x200D or 0x2060 or 0xFEFF or 0x180E or 0x034F or 0x061C
        or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2061 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>True for a cluster that shows nothing: a break, a place to break, or only characters that steer others.</summary>
    public static bool IsInvisible(string cluster)
    {
        if (cluster.Length == 1 && cluster[0] is > '\n' and < '\u00AD')
            return false;
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (!IsIgnorable(rune.Value) && rune.Value is not ('\n' or 0x00AD or 0x200B))
                return false;
        }

        return true;
    }

    private static bool IsPlain(string text, int at) => text[at] is >= ' ' and <= '~';

    private static string WithoutLoneSurrogates(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.ToString());
        return clean.ToString();
    }

    private static string Clean(string cluster) => cluster switch
    {
        "\r\n" or "\n" or "\r" or "\v" or "\f" or "\u0085" or "\u2028" or "\u2029" => "\n",
        "\uFEFF" => "",
        _ when char.IsControl(cluster[0]) => Replacement,
        _ => cluster,
    };
}
