using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace Timeline.Pdf.Fonts;

/// <summary>One TrueType face: one weight and slant of a family. Immutable and safe to share between threads.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Shared by documents for as long as any of them lives; the finalizers of HarfBuzzSharp free it.")]
public sealed class FontFace
{
    // HarfBuzz reads the bytes where they lie: they are pinned, and all that leads to them is held as long as the face.
    private readonly byte[] _data;
    private readonly Blob _blob;
    private readonly int[] _latin = new int[0x250];

    private FontFace(byte[] data, int index)
    {
        _data = data;
        _blob = new(Marshal.UnsafeAddrOfPinnedArrayElement(_data, 0), _data.Length, MemoryMode.ReadOnly);
        _blob.MakeImmutable();
        Face = new(_blob, index);
        Face.MakeImmutable();
        Metrics = FontMetrics.Read(this);
        GlyphCount = Face.GlyphCount;
        Name = FontNames.PostScript(Table("name"));
        Required("cmap");
        Required("hmtx");
        Required("loca");
        Required("glyf");
        Font = new(Face);
        Font.SetFunctionsOpenType();
        for (var character = 0; character < _latin.Length; character++)
            _latin[character] = Look(character);
    }

    /// <summary>Gets the PostScript name, such as <c>IBMPlexSans-SmBld</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the number of glyphs in the file.</summary>
    public int GlyphCount { get; }

    /// <summary>The face as HarfBuzz knows it.</summary>
    internal Face Face { get; }

    /// <summary>The face in its own units.</summary>
    internal Font Font { get; }

    internal FontMetrics Metrics { get; }

    /// <summary>Reads a face from the bytes of a <c>.ttf</c>, <c>.ttc</c> or <c>.woff</c> (version 1.0) file.</summary>
    /// <param name="data">The whole file. It is copied.</param>
    /// <param name="index">Which face of a collection, from 0.</param>
    /// <returns>The face.</returns>
    /// <exception cref="FontFormatException">The bytes are not a TrueType font with Unicode character map.</exception>
    public static FontFace Load(ReadOnlyMemory<byte> data, int index = 0)
    {
        try
        {
            return new(FontBytes.Pinned(data), index);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or InvalidDataException or EndOfStreamException)
        {
            throw new FontFormatException("the font file is cut short or damaged", e);
        }
    }

    /// <summary>Tells whether the face has a glyph for a character.</summary>
    /// <param name="codePoint">Unicode code point.</param>
    /// <returns>True when it has.</returns>
    public bool Has(int codePoint) => GlyphFor(codePoint) != 0;

    /// <summary>The glyph of a character; 0, the "missing" glyph, when there is none.</summary>
    internal int GlyphFor(int codePoint) => (uint)codePoint < (uint)_latin.Length ? _latin[codePoint] : Look(codePoint);

    /// <summary>Advance width in font units.</summary>
    internal int Advance(int glyph) => Font.GetHorizontalGlyphAdvance((uint)glyph);

    /// <summary>Points at a size for a measure in font units.</summary>
    internal double Scale(double units, double size) => units * size / Metrics.UnitsPerEm;

    /// <summary>A table of the file; an empty one when there is none.</summary>
    internal FontTable Table(string tag)
    {
        using var table = Face.ReferenceTable(Tag.Parse(tag));
        return new(table.AsSpan().ToArray());
    }

    internal FontTable Required(string tag) =>
        Table(tag) is { IsEmpty: false } table ? table : throw new FontFormatException($"the font has no '{tag}' table");

    private int Look(int codePoint) => Font.TryGetNominalGlyph(codePoint, out var glyph) ? (int)glyph : 0;
}
