using System.Collections.Immutable;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Elements;

/// <summary>Text in lines. Splits between lines, never leaving fewer than the style's orphans or widows alone.</summary>
internal sealed record Paragraph : Element
{
    private readonly ImmutableArray<Inline> _inlines;
    private readonly TextStyle _text;
    private readonly ParagraphStyle _style;

    // Shaping does not depend on width; only page numbers make it depend on the page. It waits until the document's language is known.
    private readonly bool _dependsOnPage;
    private readonly HanText _han;
    private ShapedText? _shaped;
    private bool _isKept;
    private WidthRange? _widths;

    public Paragraph(ImmutableArray<Inline> inlines, TextStyle text, ParagraphStyle style, HanText? han = null)
    {
        (_inlines, _text, _style, _han) = (inlines, text, style, han ?? new());
        _dependsOnPage = inlines.DependOnPage();
    }

    public override Fragment Layout(LayoutRequest request)
    {
        var shaped = Shaped(request.Page);
        var from = (request.Resume as ParagraphRest)?.Cluster ?? 0;
        if (from >= shaped.Clusters.Length)
            return Fragment.Empty;

        // Without any width every character gets a line of its own and hangs out: ugly, but nothing is lost.
        var width = Math.Max(0, request.Available.Width);
        var lines = LineFiller.Fill(shaped, width, from, _style.Preformatted);
        var composer = new LineComposer(shaped, width, _style.Alignment, _text);
        var fitting = CountFitting(lines, composer, request);
        var placed = Allowed(fitting, lines.Count, request);
        if (placed == 0)
            return Fragment.DoesNotFit(fitting == 0
                ? $"a line of text {composer.Height(lines[0]):0.##} high does not fit in {request.Available}"
                : $"only {fitting} of {lines.Count} lines fit, fewer than may stand alone");

        var frame = Stack(lines.GetRange(0, placed), composer, width);
        if (placed < lines.Count)
            return Fragment.Partial(frame, new ParagraphRest(lines[placed].Start));
        Release();
        return Fragment.Full(frame);
    }

    public override WidthRange Widths(PageContext page)
    {
        if (_widths is { } known)
            return known;
        var (least, greatest, word, line) = (0.0, 0.0, 0.0, 0.0);
        foreach (ref readonly var cluster in Shaped(page).Clusters.AsSpan())
        {
            line = cluster.IsBreak ? 0 : line + cluster.Advance;
            greatest = Math.Max(greatest, line);
            word = cluster.IsSpace ? 0 : word + cluster.Advance;
            least = Math.Max(least, word);
            if (cluster.Break != BreakAfter.Prohibited)
                word = 0;
        }

        // Rounding in sums must not wrap a text that was measured to fit.
        var range = new WidthRange(least + 0.01, greatest + 0.01);
        Release();
        if (!_dependsOnPage)
            _widths = range;
        return range;
    }

    private ShapedText Shaped(PageContext page)
    {
        if (_dependsOnPage)
            return ShapedText.Shape(_inlines, page, _style.Preformatted, _han);
        if (_shaped is { } known)
            return known;
        var shaped = page.Shapes.Shape(_inlines, page, _style.Preformatted, _han);
        _isKept = page.Shapes.TryTake(shaped.Clusters.Length);
        return _shaped = shaped;
    }

    private void Release()
    {
        if (!_isKept)
            _shaped = null;
    }

    private static int CountFitting(List<TextLine> lines, LineComposer composer, LayoutRequest request)
    {
        var (height, count) = (0.0, 0);
        foreach (var line in lines)
        {
            height += composer.Height(line);
            if (!request.Fits(height))
                break;
            count++;
        }

        return count;
    }

    private int Allowed(int fitting, int total, LayoutRequest request)
    {
        if (fitting >= total || fitting == 0)
            return Math.Min(fitting, total);
        var allowed = Math.Min(fitting, total - Math.Min(_style.Widows, total));
        var orphans = request.Resume is null ? Math.Min(_style.Orphans, total) : 1;
        if (allowed >= orphans)
            return allowed;

        // At the top of a page there is nothing better to wait for.
        return request.CanDefer ? 0 : fitting;
    }

    private static Frame Stack(List<TextLine> lines, LineComposer composer, double width)
    {
        var items = ImmutableArray.CreateBuilder<Placed>(lines.Count);
        var y = 0.0;
        foreach (var line in lines)
        {
            var frame = composer.Compose(line);
            items.Add(new(new(0, y), frame));
            y += frame.Size.Height;
        }

        return new(new(width, y), items.MoveToImmutable());
    }

    private sealed record ParagraphRest(int Cluster) : Rest;
}
