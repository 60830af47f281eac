using System.Collections.Immutable;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Elements;

/// <summary>How much shaped text of a document is kept. What does not fit is shaped anew when it is laid out again, so that long documents stay small.</summary>
/// <remarks>Short texts that come again and again, such as names in a table, are shaped once.</remarks>
internal sealed class ShapeMemory
{
    private const int LongestRepeated = 60;

    private readonly Dictionary<(ImmutableArray<Inline> Inlines, bool Preformatted), ShapedText> _repeated = new(new SameLook());
    private int _left = 100_000;
    private int _leftRepeated = 60_000;

    /// <summary>Takes room for some clusters; false when there is none.</summary>
    public bool TryTake(int clusters)
    {
        if (clusters > _left)
            return false;
        _left -= clusters;
        return true;
    }

    public ShapedText Shape(ImmutableArray<Inline> inlines, PageContext page, bool preformatted, HanText han)
    {
        if (inlines.Sum(inline => ((TextInline)inline).Text.Length) > LongestRepeated)
            return ShapedText.Shape(inlines, page, preformatted, han);
        if (_repeated.TryGetValue((inlines, preformatted), out var known))
            return known with { Inlines = inlines };
        var shaped = ShapedText.Shape(inlines, page, preformatted, han);
        if (shaped.Clusters.Length <= _leftRepeated)
        {
            _leftRepeated -= shaped.Clusters.Length;
            _repeated.Add((inlines, preformatted), shaped);
        }

        return shaped;
    }

    /// <summary>The same texts in the same styles; where they lead and what they are does not change their shapes.</summary>
    private sealed class SameLook : IEqualityComparer<(ImmutableArray<Inline> Inlines, bool Preformatted)>
    {
        public bool Equals((ImmutableArray<Inline> Inlines, bool Preformatted) x, (ImmutableArray<Inline> Inlines, bool Preformatted) y)
        {
            if (x.Preformatted != y.Preformatted || x.Inlines.Length != y.Inlines.Length)
                return false;
            for (var i = 0; i < x.Inlines.Length; i++)
            {
                if (((TextInline)x.Inlines[i]).Text != ((TextInline)y.Inlines[i]).Text || x.Inlines[i].Style != y.Inlines[i].Style)
                    return false;
            }

            return true;
        }

        public int GetHashCode((ImmutableArray<Inline> Inlines, bool Preformatted) obj)
        {
            var hash = new HashCode();
            foreach (var inline in obj.Inlines)
            {
                hash.Add(((TextInline)inline).Text, StringComparer.Ordinal);
                hash.Add(inline.Style.Size);
            }

            return hash.ToHashCode();
        }
    }
}
