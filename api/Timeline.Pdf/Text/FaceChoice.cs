using HarfBuzzSharp;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Text;

/// <summary>Which face draws a cluster: the first that has all its characters, of the style, its script, the family's fallbacks, emoji and the folder of fonts.</summary>
internal static class FaceChoice
{
    /// <summary>The face; nothing when no face has even the first character.</summary>
    public static FontFace? Of(string cluster, Script script, HanStyle han, TextStyle style)
    {
        var own = style.Face;
        if (cluster.Length == 1 && own.Has(cluster[0]))
            return own;
        var characters = Characters(cluster);
        FontFace? first = null;
        foreach (var face in Candidates(script, han, style, IsEmoji(cluster)))
        {
            if (Covers(face, characters))
                return face;
            if (first is null && face.Has(characters[0]))
                first = face;
        }

        return first;
    }

    private static IEnumerable<FontFace> Candidates(Script script, HanStyle han, TextStyle style, bool isEmoji)
    {
        if (isEmoji && ScriptFonts.Emoji is { } emoji)
            yield return emoji;
        yield return style.Face;
        if (ScriptFonts.Of(script) is { } family)
            yield return family.Face(style.Bold, style.Italic);
        foreach (var fallback in style.Family.Fallbacks)
        {
            yield return fallback.Face(style.Bold, style.Italic);
            yield return fallback.Regular;
        }

        if (!isEmoji && ScriptFonts.Emoji is { } symbols)
            yield return symbols;
        foreach (var face in FontFolder.Faces(han))
            yield return face;
    }

    // Emoji by default, asked for (U+FE0F), keycaps, flags, and what is joined; not where plain text is asked for (U+FE0E).
    private static bool IsEmoji(string cluster) =>
        !cluster.Contains('\uFE0E', StringComparison.Ordinal) && (cluster.Contains('\uFE0F', StringComparison.Ordinal)
            || cluster.Contains('\u20E3', StringComparison.Ordinal) || (cluster[0] == '\uD83C' && cluster[1] >= '\uDC00') || cluster[0] is '\uD83D' or '\uD83E');

    private static List<int> Characters(string cluster)
    {
        var characters = new List<int>(2);
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (!TextSegmentation.IsIgnorable(rune.Value))
                characters.Add(rune.Value);
        }

        return characters;
    }

    // HarfBuzz composes and takes apart as the font needs it; so does this.
    private static bool Covers(FontFace face, List<int> characters)
    {
        var before = 0;
        foreach (var character in characters)
        {
            if (face.Has(character))
                before = character;
            else if (before != 0 && UnicodeFunctions.Default.TryCompose(before, character, out var whole) && face.Has(whole))
                before = whole;
            else if (UnicodeFunctions.Default.TryDecompose(character, out var first, out var second) && face.Has(first) && face.Has(second))
                before = first;
            else
                return false;
        }

        return true;
    }
}
