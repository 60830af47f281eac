namespace Timeline.Pdf.Fonts;

/// <summary>Advance widths and left side bearings ('hmtx'), in font units.</summary>
internal sealed class HorizontalMetrics(FontTable hmtx, int metricCount)
{
    public int Advance(int glyph) => hmtx.U16(4 * Math.Min(glyph, metricCount - 1));

    public int LeftBearing(int glyph)
    {
        var at = glyph < metricCount ? (4 * glyph) + 2 : (4 * metricCount) + (2 * (glyph - metricCount));
        return at + 2 <= hmtx.Length ? hmtx.I16(at) : 0;
    }
}
