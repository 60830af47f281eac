using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Tests.Layout;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Tests.Paging;

public sealed class PagerTests
{
    private static readonly TextStyle Style = new();

    [Fact]
    public void Page_x_of_y_is_right_on_every_page()
    {
        var footer = new Paragraph([new TextInline("Page ", Style), NumberInline.PageNumber(Style), new TextInline(" of ", Style), NumberInline.PageCount(Style)], Style, new());
        var pages = LayOut.Canvases(new LongBox("a", 100, 1150), template: new() { Footer = footer });
        Assert.Equal(14, pages.Count);
        Assert.All(pages.Index(), page => Assert.Equal($"Page {page.Index + 1} of 14", page.Item.Text));
    }

    [Fact]
    public void The_number_of_an_anchors_page_is_known_before_the_anchor()
    {
        var text = new Paragraph([NumberInline.PageOf("end", Style)], Style, new());
        var pages = LayOut.Canvases(LayOut.Column(text, new PageBreak(), new PageBreak(), new Marked([new AnchorItem("end")], new Box("b", 10, 10))));
        Assert.Equal("3", pages[0].Text);
    }

    [Fact]
    public void The_first_page_can_have_no_header()
    {
        var template = new PageTemplate { Header = new Box("head", 10, 10), FirstDiffers = true };
        var pages = LayOut.Canvases(new LongBox("a", 100, 180), template: template);
        Assert.Equal([["a 0,0 100x100"], ["a 0,10 100x80", "head 0,0 10x10"]], pages.Select(page => page.Boxes));
    }

    [Fact]
    public void What_fits_on_no_page_is_named_with_the_reason()
    {
        var error = Assert.Throws<LayoutException>(() => LayOut.Pages(LayOut.Column(new Box("a", 10, 10), new Box("b", 10, 101))));
        Assert.Equal("page 2: box b of 10 x 101 does not fit in 100 x 100", error.Message);
    }

    [Fact]
    public void Layout_that_never_ends_is_given_up()
    {
        Assert.Contains("stay blank", Assert.Throws<LayoutException>(() => LayOut.Pages(new Endless(0))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 5000 pages", Assert.Throws<LayoutException>(() => LayOut.Pages(new Endless(5))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Margins_that_leave_no_room_are_an_error()
    {
        var setup = new PageSetup { Size = new(100, 100), Margins = Insets.All(50) };
        Assert.Throws<LayoutException>(() => LayOut.Canvases(new Box("a", 1, 1), setup, new()));
    }

    private sealed record Endless(double Height) : Element
    {
        public override Fragment Layout(LayoutRequest request) => Fragment.Partial(new(new(1, Height), []), new Again());

        public override WidthRange Widths(PageContext page) => default;

        private sealed record Again : Rest;
    }
}
