using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Writing;

/// <summary>A face as a composite font, PDF 32000-1 section 9.7: the glyphs used, numbered as they first appear.</summary>
/// <remarks>A glyph that stands for two different texts gets two numbers, so that copying always finds the text that was written.</remarks>
internal sealed class PdfFont(FontFace face, string resourceName)
{
    private readonly List<int> _glyphs = [0];
    private readonly List<string> _texts = [""];
    private readonly Dictionary<(int Glyph, string Text), int> _numbers = [];

    // By glyph: the number it got for its first text, 0 for none yet, and its advance once known. Most glyphs stand for one text.
    private readonly (int Number, double Advance)[] _known = new (int, double)[face.GlyphCount];

    public string ResourceName => resourceName;

    public int Number(int glyph, string text)
    {
        ref var known = ref _known[glyph];
        if (known.Number > 0 && _texts[known.Number] == text)
            return known.Number;
        if (_numbers.TryGetValue((glyph, text), out var number))
            return number;
        number = _glyphs.Count;
        _glyphs.Add(glyph);
        _texts.Add(text);
        if (known.Number == 0)
            known.Number = number;
        return _numbers[(glyph, text)] = number;
    }

    /// <summary>Advance in thousandths of the font size, as the file states it.</summary>
    public double Advance(int glyph)
    {
        ref var advance = ref _known[glyph].Advance;
        if (advance == 0)
            advance = Math.Round(face.Scale(face.Advance(glyph), 1000), 3);
        return advance;
    }

    public PdfReference Write(PdfFile file)
    {
        var (subset, numbers) = FontSubset.Build(face, _glyphs);
        var name = PdfValue.Name(SubsetTag(subset) + "+" + face.Name);
        var fontFile = file.AddStream(new PdfDictionary().With("Length1", subset.Length), subset);
        var descriptor = file.Add(Descriptor(name, fontFile));
        var cidFont = file.Add(new PdfDictionary().With("Type", PdfValue.Name("Font")).With("Subtype", PdfValue.Name("CIDFontType2")).With("BaseFont", name)
            .With("CIDSystemInfo", new PdfRaw("<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")).With("FontDescriptor", descriptor)
            .With("DW", 0).With("W", PdfArray.Of(0, new PdfArray(_glyphs.Select(glyph => (PdfValue)Advance(glyph)))))
            .With("CIDToGIDMap", file.AddStream(new PdfDictionary(), GlyphNumbers(numbers))));
        var toUnicode = file.AddStream(new PdfDictionary(), Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(new PdfDictionary().With("Type", PdfValue.Name("Font")).With("Subtype", PdfValue.Name("Type0")).With("BaseFont", name)
            .With("Encoding", PdfValue.Name("Identity-H")).With("DescendantFonts", PdfArray.Of(cidFont)).With("ToUnicode", toUnicode));
    }

    // Two bytes for each of our numbers: the glyph's number in the subset.
    private byte[] GlyphNumbers(IReadOnlyDictionary<int, int> numbers)
    {
        var map = new byte[2 * _glyphs.Count];
        for (var i = 0; i < _glyphs.Count; i++)
            BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * i), (ushort)numbers[_glyphs[i]]);
        return map;
    }

    private PdfDictionary Descriptor(PdfValue name, PdfReference fontFile)
    {
        var metrics = face.Metrics;
        var bounds = metrics.Bounds;

        // Flags of table 123: fixed pitch 1, serif 2, symbolic 4 (any font without standard encoding), italic 64.
        var flags = 4 | (metrics.IsFixedPitch ? 1 : 0) | (metrics.IsSerif ? 2 : 0) | (metrics.ItalicAngle != 0 ? 64 : 0);
        return new PdfDictionary().With("Type", PdfValue.Name("FontDescriptor")).With("FontName", name).With("Flags", flags)
            .With("FontBBox", PdfArray.Of(Em(bounds.XMin), Em(bounds.YMin), Em(bounds.XMax), Em(bounds.YMax)))
            .With("ItalicAngle", metrics.ItalicAngle).With("Ascent", Em(metrics.Ascent)).With("Descent", Em(metrics.Descent))
            .With("CapHeight", Em(metrics.CapHeight)).With("XHeight", Em(metrics.XHeight)).With("StemV", Math.Round(metrics.Weight / 5.0)).With("FontFile2", fontFile);
    }

    private double Em(int units) => face.Scale(units, 1000);

    // Six capitals in front of the name of a subset, PDF 32000-1 section 9.6.4.
    private static string SubsetTag(byte[] subset) =>
        string.Concat(SHA256.HashData(subset).Take(6).Select(b => (char)('A' + (b % 26))));

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n")
            .Append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var chunk in Enumerable.Range(1, _glyphs.Count - 1).Where(number => _texts[number].Length > 0).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var number in chunk)
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(_texts[number]))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
