using System.Collections.Immutable;
using System.Globalization;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Text;

/// <summary>Chooses face and glyphs for one cluster.</summary>
internal static class ClusterShaper
{
    /// <summary>Shapes a cluster in a style, with the first face that has all its characters.</summary>
    /// <param name="text">The cluster as written.</param>
    /// <param name="shown">What to draw instead, such as a joined form or a mirrored bracket.</param>
    /// <param name="style">The style asked for.</param>
    /// <param name="inline">Index of the stretch.</param>
    public static Cluster Shape(string text, string shown, TextStyle style, int inline)
    {
        var characters = Characters(text, shown);
        var cluster = new Cluster { Text = text, Inline = inline, Face = style.Face, Glyphs = [] };
        if (characters.Count == 0)
            return cluster;
        var face = Candidates(style).FirstOrDefault(candidate => characters.TrueForAll(character => candidate.Has(character.Shown)));
        face ??= Candidates(style).FirstOrDefault(candidate => candidate.Has(characters[0].Shown)) ?? style.Face;

        // A character that no face has is the face's "missing" box, once for a whole emoji sequence.
        if (!face.Has(characters[0].Shown))
            characters = [(characters[0].Shown, text)];
        var (glyphs, advance) = Place(characters, face, style.Size);
        return cluster with { Face = face, Glyphs = glyphs, Advance = advance + style.LetterSpacing };
    }

    private static (ImmutableArray<RunGlyph> Glyphs, double Advance) Place(List<(int Shown, string Text)> characters, FontFace face, double size)
    {
        var glyphs = ImmutableArray.CreateBuilder<RunGlyph>(characters.Count);
        var advance = 0.0;
        foreach (var (character, text) in characters)
        {
            var glyph = face.GlyphFor(character);
            var width = face.Scale(face.Advance(glyph), size);

            if (glyphs.Count > 0 && glyph != 0 && IsMark(character))
            {
                var offset = face.MarkOffset(glyphs[0].Id, glyph);
                glyphs.Add(offset is { } anchor
                    ? new(glyph, glyphs[0].X + face.Scale(anchor.X, size), text) { Rise = face.Scale(anchor.Y, size) }
                    : new(glyph, MarkWithoutAnchor(advance, width), text));
                continue;
            }

            glyphs.Add(new(glyph, advance, text));
            advance += width;
        }

        return (glyphs.ToImmutable(), advance);
    }

    // Marks without width were drawn to hang over the glyph before; wide ones are centred on it.
    private static double MarkWithoutAnchor(double advance, double width) => width == 0 ? advance : (advance - width) / 2;

    /// <summary>Characters to draw with the characters they stand for; what is never drawn goes with the one before.</summary>
    private static List<(int Shown, string Text)> Characters(string text, string shown)
    {
        var characters = new List<(int Shown, string Text)>(1);
        var written = text.EnumerateRunes();
        foreach (var rune in shown.EnumerateRunes())
        {
            written.MoveNext();
            var isDrawn = !TextSegmentation.IsIgnorable(rune.Value) && rune.Value is not ('\n' or 0x00AD or 0x200B);
            if (isDrawn)
                characters.Add((rune.Value, written.Current.ToString()));
            else if (characters.Count > 0)
                characters[^1] = (characters[^1].Shown, characters[^1].Text + written.Current);
        }

        return characters;
    }

    private static IEnumerable<FontFace> Candidates(TextStyle style)
    {
        yield return style.Face;
        foreach (var family in style.Family.Fallbacks)
        {
            yield return family.Face(style.Bold, style.Italic);
            yield return family.Regular;
        }
    }

    private static bool IsMark(int codePoint) =>
        CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
