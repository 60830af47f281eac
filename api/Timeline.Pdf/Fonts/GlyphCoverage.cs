namespace Timeline.Pdf.Fonts;

/// <summary>Coverage and class definition tables. OpenType spec, "Common Table Formats".</summary>
internal sealed class GlyphCoverage(FontTable table)
{
    private readonly int _format = table.U16(0);
    private readonly int _count = table.U16(2);

    /// <summary>The glyph's place in the coverage, or -1.</summary>
    public int IndexOf(int glyph)
    {
        var (low, high) = (0, _count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = 4 + ((_format == 1 ? 2 : 6) * middle);
            var first = table.U16(at);
            var last = _format == 1 ? first : table.U16(at + 2);
            if (glyph >= first && glyph <= last)
                return _format == 1 ? middle : table.U16(at + 4) + glyph - first;
            (low, high) = glyph > last ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The class of a glyph; class 0 holds all glyphs that are not named.</summary>
    public static int ClassOf(FontTable classes, int glyph)
    {
        if (classes.U16(0) == 1)
        {
            var index = glyph - classes.U16(2);
            return index >= 0 && index < classes.U16(4) ? classes.U16(6 + (2 * index)) : 0;
        }

        var (low, high) = (0, classes.U16(2) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = 4 + (6 * middle);
            if (glyph >= classes.U16(at) && glyph <= classes.U16(at + 2))
                return classes.U16(at + 4);
            (low, high) = glyph > classes.U16(at + 2) ? (middle + 1, high) : (low, middle - 1);
        }

        return 0;
    }
}
