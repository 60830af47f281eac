using System.Collections.Immutable;
using Timeline.Pdf.Elements;

namespace Timeline.Pdf.Text;

/// <summary>A paragraph's characters with glyphs, levels and break opportunities, in reading order. Independent of width.</summary>
internal sealed record ShapedText(ImmutableArray<Inline> Inlines, ImmutableArray<Cluster> Clusters, bool IsRightToLeft)
{
    // What a paragraph is cut into on its way; used again for the next one.
    [ThreadStatic]
    private static (List<string> Texts, List<int> Owners, List<Piece> Pieces)? _scratch;

    public static ShapedText Shape(ImmutableArray<Inline> inlines, PageContext page, bool preformatted, HanText hanText)
    {
        var (texts, owners, pieces) = _scratch ??= ([], [], []);
        texts.Clear();
        owners.Clear();
        pieces.Clear();
        for (var i = 0; i < inlines.Length; i++)
        {
            foreach (var cluster in TextSegmentation.Clusters(inlines[i].Resolve(page), preformatted))
            {
                texts.Add(cluster);
                owners.Add(i);
            }
        }

        var levels = Bidi.Levels(texts, out var isRightToLeft);
        var scripts = Scripts.Of(texts, levels);
        var han = hanText.StyleOf(texts);
        for (var i = 0; i < texts.Count; i++)
        {
            var isInvisible = TextSegmentation.IsInvisible(texts[i]);
            pieces.Add(new()
            {
                Text = texts[i],
                Inline = owners[i],
                Face = isInvisible ? null : FaceChoice.Of(texts[i], scripts[i], han, inlines[owners[i]].Style),
                Script = scripts[i],
                Level = levels[i],
                Break = LineBreaking.Between(i > 0 ? texts[i - 1] : null, texts[i], i + 1 < texts.Count ? texts[i + 1] : null),
                IsInvisible = isInvisible,
            });
        }

        return new(inlines, RunShaper.Shape(pieces, inlines), isRightToLeft);
    }

    public TextStyle StyleOf(in Cluster cluster) => Inlines[cluster.Inline].Style;

    /// <summary>Width of a soft hyphen that became visible after a cluster.</summary>
    public double HyphenWidth(in Cluster cluster)
    {
        var style = StyleOf(cluster);
        return style.Face.Scale(style.Face.Advance(style.Face.GlyphFor('-')), style.Size);
    }
}
