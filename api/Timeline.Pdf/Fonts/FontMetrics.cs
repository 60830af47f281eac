namespace Timeline.Pdf.Fonts;

/// <summary>Measures of a whole face, in font units unless said otherwise.</summary>
internal sealed record FontMetrics
{
    private const int UseTypographicMetrics = 0x0080;

    public required int UnitsPerEm { get; init; }

    public required int Ascent { get; init; }

    /// <summary>Gets the distance below the baseline; negative.</summary>
    public required int Descent { get; init; }

    public required int CapHeight { get; init; }

    public required int XHeight { get; init; }

    /// <summary>Gets the slant in degrees counter-clockwise; negative for italics.</summary>
    public required double ItalicAngle { get; init; }

    public required bool IsFixedPitch { get; init; }

    public required bool IsSerif { get; init; }

    public required int Weight { get; init; }

    public required (int XMin, int YMin, int XMax, int YMax) Bounds { get; init; }

    public static FontMetrics Read(FontFace face)
    {
        var head = face.Required("head");
        var hhea = face.Required("hhea");
        var os2 = face.Table("OS/2");
        var post = face.Table("post");
        var hasOs2 = os2.Length >= 78;
        var typographic = hasOs2 && (os2.U16(62) & UseTypographicMetrics) != 0;
        var unitsPerEm = head.U16(18);
        if (unitsPerEm is < 16 or > 16384)
            throw new FontFormatException($"the 'head' table says {unitsPerEm} units per em; 16 to 16384 are allowed");
        return new()
        {
            UnitsPerEm = unitsPerEm,
            Ascent = typographic ? os2.I16(68) : hhea.I16(4),
            Descent = typographic ? os2.I16(70) : hhea.I16(6),
            XHeight = os2.Length >= 90 ? os2.I16(86) : unitsPerEm / 2,
            CapHeight = os2.Length >= 90 ? os2.I16(88) : unitsPerEm * 7 / 10,
            ItalicAngle = post.Length >= 16 ? post.I16(4) + (post.U16(6) / 65536.0) : 0,
            IsFixedPitch = post.Length >= 16 && post.U32(12) != 0,
            // The first PANOSE digits say Latin text (2) and the serif style (2 to 10 have serifs).
            IsSerif = hasOs2 && os2.U8(32) == 2 && os2.U8(33) is >= 2 and <= 10,
            Weight = hasOs2 ? os2.U16(4) : 400,
            Bounds = (head.I16(36), head.I16(38), head.I16(40), head.I16(42)),
        };
    }
}
