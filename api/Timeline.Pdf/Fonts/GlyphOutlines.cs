namespace Timeline.Pdf.Fonts;

/// <summary>Glyph descriptions ('glyf' found through 'loca').</summary>
internal sealed class GlyphOutlines(FontTable loca, FontTable glyf, bool longOffsets, int glyphCount)
{
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    /// <summary>The description's bytes; empty for a glyph without outline, such as a space.</summary>
    public ReadOnlyMemory<byte> Data(int glyph)
    {
        if ((uint)glyph >= (uint)glyphCount)
            return default;
        var start = longOffsets ? loca.Offset32(4 * glyph) : 2 * loca.U16(2 * glyph);
        var end = longOffsets ? loca.Offset32((4 * glyph) + 4) : 2 * loca.U16((2 * glyph) + 2);
        return end > start ? glyf.Data[start..end] : default;
    }

    /// <summary>Places in a composite description where a component's glyph index stands, with that index.</summary>
    public static IEnumerable<(int Offset, int Glyph)> Components(ReadOnlyMemory<byte> data)
    {
        var table = new FontTable(data);
        if (data.Length < 10 || table.I16(0) >= 0)
            yield break;
        var at = 10;
        int flags;
        do
        {
            flags = table.U16(at);
            yield return (at + 2, table.U16(at + 2));
            at += ComponentLength(flags);
        }
        while ((flags & MoreComponents) != 0);
    }

    /// <summary>Bytes of one component record, instructions not counted.</summary>
    public static int ComponentLength(int flags) =>
        4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2) +
        ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
}
