using Timeline.Pdf.Elements;
using Timeline.Pdf.Tests.Layout;

namespace Timeline.Pdf.Tests.Elements;

public sealed class ColumnTests
{
    [Fact]
    public void Children_stand_below_each_other_and_go_on_with_the_next_page() => Assert.Equal(
        "a 0,0 100x40; b 0,40 50x40 | c 0,0 100x30",
        LayOut.Pages(LayOut.Column(new Box("a", 100, 40), new Box("b", 50, 40), new Box("c", 100, 30))));

    [Fact]
    public void A_long_child_is_split_over_as_many_pages_as_it_needs() => Assert.Equal(
        "a 0,0 100x70; b 0,70 100x30 | b 0,0 100x100 | b 0,0 100x20; c 0,20 100x10",
        LayOut.Pages(LayOut.Column(new Box("a", 100, 70), new LongBox("b", 100, 150), new Box("c", 100, 10))));

    [Fact]
    public void Space_between_children_is_the_larger_wish_and_none_at_the_top_of_a_page()
    {
        var column = new Column([new(new Box("a", 10, 40), 20, 5), new(new Box("b", 10, 40), 10, 3), new(new Box("c", 10, 40), 15, 0)]);
        Assert.Equal("a 0,0 10x40; b 0,50 10x40 | c 0,0 10x40", LayOut.Pages(column));
    }

    [Fact]
    public void A_heading_goes_to_the_next_page_with_what_it_heads() => Assert.Equal(
        "a 0,0 100x60 | h 0,0 100x20; b 0,20 100x40",
        LayOut.Pages(LayOut.Column(new Box("a", 100, 60), new Box("h", 100, 20, Keeps: true), new Box("b", 100, 40))));

    [Fact]
    public void Two_headings_in_a_row_go_together() => Assert.Equal(
        "a 0,0 100x50 | g 0,0 100x20; h 0,20 100x20; b 0,40 100x40",
        LayOut.Pages(LayOut.Column(new Box("a", 100, 50), new Box("g", 100, 20, Keeps: true), new Box("h", 100, 20, Keeps: true), new Box("b", 100, 40))));

    [Fact]
    public void A_heading_alone_with_something_as_tall_as_the_page_stays_where_it_is() => Assert.Equal(
        "h 0,0 100x20 | b 0,0 100x100",
        LayOut.Pages(LayOut.Column(new Box("h", 100, 20, Keeps: true), new Box("b", 100, 100))));

    [Fact]
    public void A_heading_keeps_with_content_inside_a_nested_column() => Assert.Equal(
        "a 0,0 100x70 | h 0,0 100x20; b 0,20 100x40",
        LayOut.Pages(LayOut.Column(new Box("a", 100, 70), LayOut.Column(new Box("h", 100, 20, Keeps: true), new Box("b", 100, 40)))));

    [Fact]
    public void Marks_without_height_do_not_swallow_the_space_after_what_precedes_them()
    {
        var column = new Column([new(new Box("a", 10, 20), 0, 8), new(new Spacer(0)), new(new Box("b", 10, 20))]);
        Assert.Equal("a 0,0 10x20; b 0,28 10x20", LayOut.Pages(column));
    }

    [Fact]
    public void An_empty_column_is_one_blank_page() => Assert.Equal("", LayOut.Pages(LayOut.Column()));
}
