using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Text;

/// <summary>Fills lines first-fit: as many clusters as the width holds. A word wider than the line is cut, never hung out.</summary>
internal static class LineFiller
{
    /// <summary>Breaks everything from a cluster on into lines of a width in points.</summary>
    public static List<TextLine> Fill(ShapedText text, double width, int from, bool preformatted)
    {
        var lines = new List<TextLine>();
        var at = from;
        while (at < text.Clusters.Length)
        {
            var line = Next(text, width, at, preformatted);
            lines.Add(line);
            at = line.Next;
        }

        return lines;
    }

    private static TextLine Next(ShapedText text, double width, int from, bool preformatted)
    {
        var clusters = text.Clusters;
        var start = preformatted ? from : SkipSpaces(text, from);
        var (used, best) = (0.0, -1);
        for (var i = start; i < clusters.Length; i++)
        {
            ref readonly var cluster = ref clusters.ItemRef(i);
            if (cluster.IsBreak)
                return Line(text, start, i, i + 1, endsParagraph: true);
            used += cluster.Advance;
            var shown = used + (cluster.IsSoftHyphen ? text.HyphenWidth(cluster) : 0);
            var overflows = shown > width + Size.Tolerance && !cluster.IsSpace;
            if (overflows && !(cluster.IsSoftHyphen && i + 1 < clusters.Length && best >= 0))
            {
                // No place to break yet: cut here, but take at least one cluster so that lines always advance.
                var end = best >= 0 ? best + 1 : Math.Max(i, start + 1);
                return Line(text, start, end, end, endsParagraph: false);
            }

            if (cluster.Break == BreakAfter.Allowed && !overflows)
                best = i;
        }

        return Line(text, start, clusters.Length, clusters.Length, endsParagraph: true);
    }

    private static TextLine Line(ShapedText text, int start, int end, int next, bool endsParagraph)
    {
        while (end > start && text.Clusters.ItemRef(end - 1).IsSpace)
            end--;
        var width = 0.0;
        for (var i = start; i < end; i++)
            width += text.Clusters.ItemRef(i).Advance;
        if (end > start && !endsParagraph && text.Clusters[end - 1].IsSoftHyphen)
            width += text.HyphenWidth(text.Clusters[end - 1]);
        return new(start, end, next, width, endsParagraph || next >= text.Clusters.Length);
    }

    private static int SkipSpaces(ShapedText text, int from)
    {
        var at = from;
        while (at < text.Clusters.Length && text.Clusters.ItemRef(at).IsSpace && !text.Clusters.ItemRef(at).IsBreak)
            at++;
        return at < text.Clusters.Length ? at : from;
    }
}
