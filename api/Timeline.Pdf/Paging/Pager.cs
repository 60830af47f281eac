using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Paging;

/// <summary>Fills pages until nothing is left, and repeats that until page numbers written in the text are right.</summary>
/// <remarks>A page is drawn as soon as it is full and not kept. Headers and footers are drawn at the end, when the number of pages is known.</remarks>
internal sealed class Pager(PageSetup setup, PageTemplate template)
{
    // "Page 9" becoming "page 10" can move text; after this many passes the numbers of the last pass stand.
    private const int MostPasses = 4;

    // Several page breaks in a row are a wish; this many pages without content are a mistake.
    private const int MostBlankPages = 20;

    private readonly PageSetup _setup = setup;

    /// <exception cref="LayoutException">Something does not fit on an empty page, or the page limit is reached.</exception>
    public void Draw(Element body, ISheets sheets)
    {
        if (_setup.Body.Width < 1 || _setup.Body.Height < 1)
            throw new LayoutException($"margins {_setup.Margins} leave no room on a page of {_setup.Size}");

        // Most texts do not ask how many pages there are, and are done in one pass.
        var known = new DocumentFacts();
        var pass = new Pass(this, known, sheets);
        if (!pass.Run(body, untilAsked: true))
        {
            pass = new Pass(this, known, sheets: null);
            pass.Run(body, untilAsked: false);
        }

        var learned = pass.Learned;
        for (var count = 1; pass.IsDry || !learned.Same(known) && (known.WereAsked || pass.MarginsChangeWith(learned)); count++)
        {
            if (count >= MostPasses)
                break;
            known = learned;
            pass = new Pass(this, known, sheets);
            pass.Run(body, untilAsked: false);
            learned = pass.Learned;
        }

        DrawRunning(pass.Count, learned, sheets);
    }

    private void DrawRunning(int pages, DocumentFacts facts, ISheets sheets)
    {
        for (var number = 1; number <= pages; number++)
        {
            var (header, footer, margins) = Running(new(number, facts));
            var items = ImmutableArray.CreateBuilder<Placed>();
            if (header is not null)
                items.Add(new(new(margins.Left, margins.Top - _setup.HeaderGap - header.Size.Height), new ArtifactItem(ArtifactKind.Header, header)));
            if (footer is not null)
                items.Add(new(new(margins.Left, _setup.Size.Height - margins.Bottom + _setup.HeaderGap), new ArtifactItem(ArtifactKind.Footer, footer)));
            if (items.Count > 0)
                sheets.Draw(number, new Frame(_setup.Size, items.ToImmutable()));
        }
    }

    /// <summary>A header or footer that is too tall for its margin pushes the text, not the other way round.</summary>
    private (Frame? Header, Frame? Footer, Insets Margins) Running(PageContext context)
    {
        var header = Measure(template.HeaderOf(context.Number), context);
        var footer = Measure(template.FooterOf(context.Number), context);
        return (header, footer, _setup.Margins with
        {
            Top = Math.Max(_setup.Margins.Top, header is null ? 0 : header.Size.Height + (2 * _setup.HeaderGap)),
            Bottom = Math.Max(_setup.Margins.Bottom, footer is null ? 0 : footer.Size.Height + (2 * _setup.HeaderGap)),
        });
    }

    private Frame? Measure(Element? element, PageContext context)
    {
        if (element is null)
            return null;
        var fragment = element.Layout(new(new(_setup.Body.Width, _setup.Size.Height / 3), context));
        return fragment.Outcome is Outcome.Full or Outcome.Empty
            ? fragment.Frame
            : throw new LayoutException($"the header or footer of page {context.Number} needs more than a third of the page");
    }

    /// <summary>All pages once, drawn or only counted.</summary>
    private sealed class Pass(Pager pager, DocumentFacts facts, ISheets? sheets)
    {
        private readonly AnchorPages _anchors = new();
        private readonly List<Insets> _margins = [];

        public int Count => _margins.Count;

        public bool IsDry => sheets is null;

        public DocumentFacts Learned => new() { Total = Count, Anchors = _anchors.Found, Shapes = facts.Shapes };

        /// <returns>False when it was left because an element asked for what is not known yet.</returns>
        public bool Run(Element body, bool untilAsked)
        {
            sheets?.Restart();
            Rest? rest = null;
            var blank = 0;
            do
            {
                var number = Count + 1;
                if (number > pager._setup.MaxPages)
                    throw new LayoutException($"the document has more than {pager._setup.MaxPages} pages");
                var margins = MarginsOf(number, facts);
                var fragment = body.Layout(new(pager._setup.Size.Deflate(margins), new(number, facts), rest));
                if (fragment.Outcome == Outcome.DoesNotFit)
                    throw new LayoutException($"page {number}: {fragment.Reason}");
                if (untilAsked && facts.WereAsked)
                    return false;
                blank = fragment.Frame.Size.Height <= Size.Tolerance ? blank + 1 : 0;
                if (blank > MostBlankPages)
                    throw new LayoutException($"{MostBlankPages} pages in a row stay blank from page {number - MostBlankPages} on");
                _margins.Add(margins);
                Draw(number, Frame.Of(pager._setup.Size, new Placed(new(margins.Left, margins.Top), fragment.Frame)));
                rest = fragment.Rest;
            }
            while (rest is not null);

            return true;
        }

        public bool MarginsChangeWith(DocumentFacts learned) =>
            _margins.Index().Any(page => MarginsOf(page.Index + 1, learned) != page.Item);

        // Headers and footers ask for the number of pages; that they do says nothing of the text.
        private Insets MarginsOf(int page, DocumentFacts known) =>
            pager.Running(new(page, new() { Total = known.Total, Anchors = known.Anchors, Shapes = known.Shapes })).Margins;

        private void Draw(int number, Frame page)
        {
            sheets?.Draw(page);
            _anchors.Add(number, page);
        }
    }
}
