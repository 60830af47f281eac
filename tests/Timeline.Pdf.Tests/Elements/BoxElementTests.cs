using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Tests.Layout;

namespace Timeline.Pdf.Tests.Elements;

public sealed class BoxElementTests
{
    [Fact]
    public void Padding_keeps_its_insets_on_every_page_its_child_reaches() => Assert.Equal(
        "a 5,10 80x70 | a 5,10 80x50",
        LayOut.Pages(new Padding(new(5, 10, 15, 20), new LongBox("a", 80, 120))));

    [Fact]
    public void Padding_higher_than_the_page_is_an_error_that_says_so()
    {
        var error = Assert.Throws<LayoutException>(() => LayOut.Pages(new Padding(Insets.All(60), new Box("a", 1, 1))));
        Assert.Contains("padding (25 60 25 60) leaves no room in 100 x 100", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Padding_wider_than_its_place_leaves_half_of_it() =>
        Assert.Equal("a 25,0 50x10", LayOut.Pages(new Padding(Insets.Symmetric(500, 0), new Box("a", 50, 10))));

    [Fact]
    public void Row_cells_get_fixed_automatic_and_relative_widths()
    {
        var row = new Row([new(Track.Fixed(20), new Box("a", 20, 10)), new(Track.Auto, new Box("b", 15, 30)), new(Track.Relative(1), new Box("c", 10, 5))], Gap: 5);
        Assert.Equal("a 0,0 20x10; b 25,0 15x30; c 45,0 10x5", LayOut.Pages(row));
    }

    [Fact]
    public void A_row_splits_and_finished_cells_stay_blank()
    {
        var row = new Row([new(Track.Fixed(20), new Box("a", 20, 10)), new(Track.Relative(1), new LongBox("b", 80, 130))]);
        Assert.Equal("a 0,0 20x10; b 20,0 80x100 | b 20,0 80x30", LayOut.Pages(row));
    }

    [Fact]
    public void A_row_waits_for_the_next_page_when_one_cell_cannot_begin() => Assert.Equal(
        "x 0,0 100x60 | a 0,0 50x10; b 50,0 50x50",
        LayOut.Pages(LayOut.Column(new Box("x", 100, 60), new Row([new(Track.Fixed(50), new Box("a", 50, 10)), new(Track.Fixed(50), new Box("b", 50, 50))]))));

    [Fact]
    public void Kept_together_content_moves_as_a_whole() => Assert.Equal(
        "a 0,0 100x60 | b 0,0 100x30; c 0,30 100x30",
        LayOut.Pages(LayOut.Column(new Box("a", 100, 60), new KeepTogether(LayOut.Column(new Box("b", 100, 30), new Box("c", 100, 30))))));

    [Fact]
    public void Content_kept_together_that_no_page_can_hold_splits_after_all() => Assert.Equal(
        "a 0,0 100x60 | b 0,0 100x100 | b 0,0 100x50",
        LayOut.Pages(LayOut.Column(new Box("a", 100, 60), new KeepTogether(new LongBox("b", 100, 150)))));

    [Fact]
    public void Page_breaks_end_pages_and_two_in_a_row_leave_one_blank() => Assert.Equal(
        "a 0,0 10x10 |  | b 0,0 10x10",
        LayOut.Pages(LayOut.Column(new Box("a", 10, 10), new PageBreak(), new PageBreak(), new Box("b", 10, 10))));

    [Fact]
    public void Space_at_the_end_of_a_page_is_not_carried_over() => Assert.Equal(
        "a 0,0 10x90 | b 0,0 10x20",
        LayOut.Pages(LayOut.Column(new Box("a", 10, 90), new Spacer(50), new Box("b", 10, 20))));

    [Fact]
    public void A_painted_box_covers_the_width_on_every_page()
    {
        var pages = LayOut.Canvases(new Painted(new(Color.Black), null, new Padding(Insets.All(5), new LongBox("a", 50, 150))));
        Assert.Equal([new(0, 0, 100, 100), new(0, 0, 100, 70)], pages.SelectMany(page => page.Rectangles));
    }

    [Fact]
    public void Aligned_content_stands_at_the_right_edge() =>
        Assert.Equal("a 70,0 30x10", LayOut.Pages(new Aligned(1, new Box("a", 30, 10))));

    [Fact]
    public void A_picture_too_large_for_the_page_is_made_smaller_in_proportion()
    {
        var picture = new Picture(400, 200, new(new byte[1], IsJpeg: false, 1, null));
        Assert.Equal("picture 100x50", LayOut.Pages(new PictureBox(picture, new(400, 200))));
    }

    [Fact]
    public void A_drawing_wider_than_the_page_is_an_error_that_says_so()
    {
        var error = Assert.Throws<LayoutException>(() => LayOut.Pages(new Tagged(new(TagRole.Figure), new Drawing(new(300, 20), []))));
        Assert.Equal("page 1: Figure > a drawing of 300 x 20 does not fit in 100 x 100", error.Message);
    }
}
