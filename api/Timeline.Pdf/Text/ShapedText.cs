using System.Collections.Immutable;
using Timeline.Pdf.Elements;

namespace Timeline.Pdf.Text;

/// <summary>A paragraph's characters with glyphs, levels and break opportunities, in reading order. Independent of width.</summary>
internal sealed record ShapedText(ImmutableArray<Inline> Inlines, ImmutableArray<Cluster> Clusters, bool IsRightToLeft)
{
    public static ShapedText Shape(ImmutableArray<Inline> inlines, PageContext page, bool preformatted)
    {
        var pieces = new List<(string Text, int Inline)>();
        for (var i = 0; i < inlines.Length; i++)
        {
            foreach (var cluster in TextSegmentation.Clusters(inlines[i].Resolve(page), preformatted))
                pieces.Add((cluster, i));
        }

        var texts = pieces.ConvertAll(piece => piece.Text);
        var levels = Bidi.Levels(texts, out var isRightToLeft);
        var shown = ArabicJoining.Forms(texts);
        var clusters = ImmutableArray.CreateBuilder<Cluster>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var (text, inline) = pieces[i];
            var form = (levels[i] & 1) == 1 ? Bidi.Mirror(shown[i]) : shown[i];
            clusters.Add(ClusterShaper.Shape(text, form, inlines[inline].Style, inline) with
            {
                Level = levels[i],
                Break = LineBreaking.Between(i > 0 ? texts[i - 1] : null, text, i + 1 < texts.Count ? texts[i + 1] : null),
            });
        }

        Kern(clusters, inlines);
        return new(inlines, clusters.ToImmutable(), isRightToLeft);
    }

    public TextStyle StyleOf(in Cluster cluster) => Inlines[cluster.Inline].Style;

    /// <summary>Width of a soft hyphen that became visible after a cluster.</summary>
    public double HyphenWidth(in Cluster cluster)
    {
        var style = StyleOf(cluster);
        return style.Face.Scale(style.Face.Advance(style.Face.GlyphFor('-')), style.Size);
    }

    private static void Kern(ImmutableArray<Cluster>.Builder clusters, ImmutableArray<Inline> inlines)
    {
        for (var i = 0; i + 1 < clusters.Count; i++)
        {
            var (left, right) = (clusters[i], clusters[i + 1]);
            var style = inlines[left.Inline].Style;
            if (left.Face != right.Face || left.IsRightToLeft || right.IsRightToLeft || left.Glyphs.IsEmpty || right.Glyphs.IsEmpty ||
                style.Size != inlines[right.Inline].Style.Size)
                continue;
            var kern = left.Face.Kern(left.Glyphs[^1].Id, right.Glyphs[0].Id);
            if (kern != 0)
                clusters[i] = left with { Advance = left.Advance + left.Face.Scale(kern, style.Size) };
        }
    }
}
