using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Text;

/// <summary>Notes while a document is composed whether it is Japanese or Korean, as its kana and hangul tell; asked when its paragraphs are shaped.</summary>
internal sealed class HanText
{
    private HanStyle _document;

    /// <summary>Looks at a paragraph of the document. Kana anywhere make it Japanese; hangul, without kana, Korean.</summary>
    public void Note(ImmutableArray<Inline> inlines)
    {
        foreach (var inline in inlines)
        {
            if (_document != HanStyle.Japanese && Of(inline.Resolve(PageContext.First)) is var style && style != HanStyle.Chinese)
                _document = style;
        }
    }

    /// <summary>How a paragraph's Han characters are drawn: as its own kana or hangul say, or else the document's.</summary>
    public HanStyle StyleOf(List<string> clusters)
    {
        var found = HanStyle.Chinese;
        foreach (var cluster in clusters)
        {
            if (found != HanStyle.Japanese && cluster[0] >= '\u1100' && Of(cluster) is var style && style != HanStyle.Chinese)
                found = style;
        }

        return found == HanStyle.Chinese ? _document : found;
    }

    private static HanStyle Of(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\u3041', '\u3096') || text.AsSpan().ContainsAnyInRange('\u30A1', '\u30FA') || text.AsSpan().ContainsAnyInRange('\uFF66', '\uFF9F'))
            return HanStyle.Japanese;
        return text.AsSpan().ContainsAnyInRange('\uAC00', '\uD7A3') || text.AsSpan().ContainsAnyInRange('\u1100', '\u11FF') || text.AsSpan().ContainsAnyInRange('\u3131', '\u318E')
            ? HanStyle.Korean
            : HanStyle.Chinese;
    }
}
