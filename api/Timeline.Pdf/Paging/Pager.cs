using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Paging;

/// <summary>Fills pages until nothing is left, and repeats that until page numbers written in the text are right.</summary>
internal sealed class Pager(PageSetup setup, PageTemplate template)
{
    // "Page 9" becoming "page 10" can move text; after this many passes the numbers of the last pass stand.
    private const int MostPasses = 4;

    // Several page breaks in a row are a wish; this many pages without content are a mistake.
    private const int MostBlankPages = 20;

    /// <exception cref="LayoutException">Something does not fit on an empty page, or the page limit is reached.</exception>
    public ImmutableArray<Page> Paginate(Element body)
    {
        if (setup.Body.Width < 1 || setup.Body.Height < 1)
            throw new LayoutException($"margins {setup.Margins} leave no room on a page of {setup.Size}");
        var known = PageContext.First;
        var pages = Pass(body, known);
        for (var pass = 1; pass < MostPasses; pass++)
        {
            var learned = new PageContext(1, pages.Length, AnchorPages.Of(pages));
            if (learned.Total == known.Total && SameAnchors(learned.Anchors, known.Anchors))
                break;
            known = learned;
            pages = Pass(body, known);
        }

        return pages;
    }

    private static bool SameAnchors(ImmutableDictionary<string, int> a, ImmutableDictionary<string, int> b) =>
        a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var page) && page == pair.Value);

    private ImmutableArray<Page> Pass(Element body, PageContext known)
    {
        var pages = ImmutableArray.CreateBuilder<Page>();
        Rest? rest = null;
        var blank = 0;
        do
        {
            if (pages.Count >= setup.MaxPages)
                throw new LayoutException($"the document has more than {setup.MaxPages} pages");
            var context = known with { Number = pages.Count + 1 };
            var margins = Margins(context);
            var room = setup.Size.Deflate(margins);
            var fragment = body.Layout(new(room, context, rest));
            if (fragment.Outcome == Outcome.DoesNotFit)
                throw new LayoutException($"page {context.Number}: {fragment.Reason}");
            blank = fragment.Frame.Size.Height <= Size.Tolerance ? blank + 1 : 0;
            if (blank > MostBlankPages)
                throw new LayoutException($"{MostBlankPages} pages in a row stay blank from page {context.Number - MostBlankPages} on");
            pages.Add(Compose(fragment.Frame, margins, context));
            rest = fragment.Rest;
        }
        while (rest is not null);

        return pages.ToImmutable();
    }

    /// <summary>A header or footer that is too tall for its margin pushes the text, not the other way round.</summary>
    private Insets Margins(PageContext context)
    {
        var header = Measure(template.HeaderOf(context.Number), context);
        var footer = Measure(template.FooterOf(context.Number), context);
        return setup.Margins with
        {
            Top = Math.Max(setup.Margins.Top, header is null ? 0 : header.Size.Height + (2 * setup.HeaderGap)),
            Bottom = Math.Max(setup.Margins.Bottom, footer is null ? 0 : footer.Size.Height + (2 * setup.HeaderGap)),
        };
    }

    private Frame? Measure(Element? element, PageContext context)
    {
        if (element is null)
            return null;
        var fragment = element.Layout(new(new(setup.Body.Width, setup.Size.Height / 3), context));
        return fragment.Outcome is Outcome.Full or Outcome.Empty
            ? fragment.Frame
            : throw new LayoutException($"the header or footer of page {context.Number} needs more than a third of the page");
    }

    private Page Compose(Frame body, Insets margins, PageContext context)
    {
        var items = ImmutableArray.CreateBuilder<Placed>();
        if (Measure(template.HeaderOf(context.Number), context) is { } header)
            items.Add(new(new(margins.Left, margins.Top - setup.HeaderGap - header.Size.Height), new ArtifactItem(ArtifactKind.Header, header)));
        items.Add(new(new(margins.Left, margins.Top), body));
        if (Measure(template.FooterOf(context.Number), context) is { } footer)
            items.Add(new(new(margins.Left, setup.Size.Height - margins.Bottom + setup.HeaderGap), new ArtifactItem(ArtifactKind.Footer, footer)));
        return new(context.Number, new Frame(setup.Size, items.ToImmutable()));
    }
}
