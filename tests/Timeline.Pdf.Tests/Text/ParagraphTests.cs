using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Tests.Layout;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Tests.Text;

public sealed class ParagraphTests
{
    // Ten points high lines make expected counts easy to see.
    private static readonly TextStyle Ten = new() { Size = 8, LineHeight = 1.25 };

    [Theory]
    [InlineData(100, 5, "5")]
    [InlineData(40, 5, "3 2")]
    [InlineData(40, 6, "4 2")]
    [InlineData(30, 7, "3 2 2")]
    public void Lines_are_divided_so_that_none_stands_alone(double height, int lines, string expected)
    {
        var text = LayOut.Paragraph(string.Join('\n', Enumerable.Range(0, lines)), Ten);
        Assert.Equal(expected, string.Join(' ', LayOut.Canvases(text, 100, height).Select(page => page.Runs.Count)));
    }

    [Fact]
    public void A_paragraph_of_which_one_line_would_fit_waits_for_the_next_page()
    {
        var text = LayOut.Paragraph("1\n2\n3", Ten);
        var pages = LayOut.Canvases(LayOut.Column(new Box("a", 10, 90), text));
        Assert.Equal([0, 3], pages.Select(page => page.Runs.Count));
    }

    [Fact]
    public void A_line_higher_than_the_page_is_an_error_that_says_so()
    {
        var error = Assert.Throws<LayoutException>(() => LayOut.Pages(LayOut.Paragraph("a", new() { Size = 200 })));
        Assert.Contains("a line of text 280 high does not fit in 100 x 100", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TextAlignment.Left, 0)]
    [InlineData(TextAlignment.Center, 1)]
    [InlineData(TextAlignment.Right, 2)]
    public void Lines_stand_where_the_alignment_says(TextAlignment alignment, int halves)
    {
        var text = LayOut.Paragraph("abc", Ten, new() { Alignment = alignment });
        var run = Assert.Single(Assert.Single(LayOut.Canvases(text)).Runs);
        var width = text.Widths(Pdf.Elements.PageContext.First).Greatest;
        Assert.Equal((100 - width) * halves / 2, run.At.X, 1);
    }

    [Fact]
    public void Text_in_no_width_at_all_is_ugly_but_complete()
    {
        var page = LayOut.Canvases(new Pdf.Elements.Row([new(Pdf.Tables.Track.Fixed(0), LayOut.Paragraph("abc def"))]), 100, 400);
        Assert.Equal("abcdef", string.Concat(page.Select(p => p.Text)));
    }

    [Fact]
    public void A_link_over_two_lines_is_one_structure_element_with_two_areas()
    {
        var tag = new Tag(TagRole.Link);
        var link = new TextInline("a link that is longer than a line", Ten) { Link = new ExternalTarget("https://example.org"), Tag = tag };
        var page = Assert.Single(LayOut.Canvases(new Pdf.Elements.Paragraph([link], Ten, new()), 80));
        Assert.Equal(2, page.Links.Count);
        Assert.Equal(["Link", "Link+"], page.Runs.Select(run => run.Path));
    }
}
