using System.Collections.Frozen;

namespace Timeline.Pdf.Fonts;

/// <summary>One TrueType face: one weight and slant of a family. Immutable and safe to share between threads.</summary>
public sealed class FontFace
{
    private readonly FrozenDictionary<int, int> _characters;
    private readonly HorizontalMetrics _widths;
    private readonly Kerning _kerning;
    private readonly MarkAnchors _marks;

    private FontFace(FontFile file)
    {
        File = file;
        Metrics = FontMetrics.Read(file);
        GlyphCount = file.Required("maxp").U16(4);
        Name = FontNames.PostScript(file.Optional("name"));
        _characters = CharacterMap.Read(file.Required("cmap"), GlyphCount);
        _widths = new(file.Required("hmtx"), Math.Max(1, file.Required("hhea").U16(34)));
        _kerning = Kerning.Read(file.Optional("GPOS"), file.Optional("kern"));
        _marks = MarkAnchors.Read(file.Optional("GPOS"));
        Outlines = new(file.Required("loca"), file.Required("glyf"), file.Required("head").I16(50) != 0, GlyphCount);
        _ = _widths.Advance(GlyphCount - 1);
    }

    /// <summary>Gets the PostScript name, such as <c>IBMPlexSans-SmBld</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the number of glyphs in the file.</summary>
    public int GlyphCount { get; }

    internal FontFile File { get; }

    internal FontMetrics Metrics { get; }

    internal GlyphOutlines Outlines { get; }

    /// <summary>Reads a face from the bytes of a <c>.ttf</c> file. The bytes are kept, not copied, and must not change.</summary>
    /// <param name="data">The whole file.</param>
    /// <returns>The face.</returns>
    /// <exception cref="FontFormatException">The bytes are not a TrueType font with Unicode character map.</exception>
    public static FontFace Load(ReadOnlyMemory<byte> data)
    {
        try
        {
            return new(new FontFile(data));
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new FontFormatException("the font file is cut short or damaged", e);
        }
    }

    /// <summary>Tells whether the face has a glyph for a character.</summary>
    /// <param name="codePoint">Unicode code point.</param>
    /// <returns>True when it has.</returns>
    public bool Has(int codePoint) => _characters.ContainsKey(codePoint);

    /// <summary>The glyph of a character; 0, the "missing" glyph, when there is none.</summary>
    internal int GlyphFor(int codePoint) => _characters.GetValueOrDefault(codePoint);

    /// <summary>Advance width in font units.</summary>
    internal int Advance(int glyph) => _widths.Advance(glyph);

    internal int LeftBearing(int glyph) => _widths.LeftBearing(glyph);

    /// <summary>Kerning between two glyphs in font units; negative brings them closer.</summary>
    internal int Kern(int left, int right)
    {
        try
        {
            return _kerning.Between(left, right);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return 0; // damaged kerning costs looks, not the document
        }
    }

    /// <summary>How far a mark's origin stands from its base's, in font units; null when the font does not say.</summary>
    internal (int X, int Y)? MarkOffset(int baseGlyph, int mark)
    {
        try
        {
            return _marks.Offset(baseGlyph, mark);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return null;
        }
    }

    /// <summary>True for what reading outside of a table throws.</summary>
    internal static bool IsDamage(Exception e) => e is ArgumentException or IndexOutOfRangeException or OverflowException;

    /// <summary>Points at a size for a measure in font units.</summary>
    internal double Scale(double units, double size) => units * size / Metrics.UnitsPerEm;
}
