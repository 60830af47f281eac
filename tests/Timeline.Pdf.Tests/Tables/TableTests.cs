using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Tests.Layout;

namespace Timeline.Pdf.Tests.Tables;

public sealed class TableTests
{
    private static readonly TableStyle Plain = new() { CellPadding = default };

    [Fact]
    public void The_header_is_repeated_on_every_page() => Assert.Equal(
        "h 0,0 50x20; 1 0,20 50x40; 2 0,60 50x40 | h 0,0 50x20; 3 0,20 50x40",
        LayOut.Pages(Table(Row("h", 20), Row("1", 40), Row("2", 40), Row("3", 40))));

    [Fact]
    public void A_repeated_header_is_an_artifact_and_the_first_is_not()
    {
        var table = Table(TextRow("Head", isHeader: true), [.. Enumerable.Range(0, 12).Select(i => TextRow($"r{i}", isHeader: false))]);
        var pages = LayOut.Canvases(table);
        Assert.True(pages.Count > 1);
        Assert.Equal("Table/TableHead/TableRow/TableHeader", pages[0].Runs[0].Path);
        Assert.StartsWith("!Table+", pages[1].Runs[0].Path, StringComparison.Ordinal);
        Assert.Equal("Table+/TableBody+/TableRow/TableCell", pages[1].Runs[1].Path);
    }

    [Fact]
    public void A_page_never_ends_right_after_the_header() => Assert.Equal(
        "x 0,0 100x70 | h 0,0 50x20; 1 0,20 50x40",
        LayOut.Pages(LayOut.Column(new Box("x", 100, 70), Table(Row("h", 20), Row("1", 40)))));

    [Fact]
    public void A_short_row_is_not_split() => Assert.Equal(
        "1 0,0 50x60 | 2 0,0 50x70",
        LayOut.Pages(Table(null, Row("1", 60), new TableRow([new(new LongBox("2", 50, 70))], false, default))));

    [Fact]
    public void A_row_taller_than_the_limit_is_split_over_pages() => Assert.Equal(
        "1 0,0 50x60; 2 0,60 50x40 | 2 0,0 50x100 | 2 0,0 50x60; 3 0,60 50x10",
        LayOut.Pages(Table(null, Row("1", 60), new TableRow([new(new LongBox("2", 50, 200))], false, default), Row("3", 10))));

    [Fact]
    public void Rules_stand_between_rows_and_around_the_table()
    {
        var style = Plain with { OuterRule = new(2, Color.Black), HeaderRule = new(1, Color.Black), RowRule = new(1, Color.Black) };
        var table = new Table([Track.Fixed(50)], [Row("h", 10)], [Row("1", 10), Row("2", 10)], style);
        var page = Assert.Single(LayOut.Canvases(table));
        Assert.Equal(["h 0,2 50x10", "1 0,13 50x10", "2 0,24 50x10"], page.Boxes);
        Assert.Equal([1, 12.5, 23.5, 35], page.Lines.Select(line => line.From.Y).Order());
    }

    [Fact]
    public void A_cell_over_two_columns_has_the_width_of_both()
    {
        var wide = new TableRow([new(new Aligned(1, new Box("w", 10, 10)), ColumnSpan: 2), new(new Box("c", 5, 5))], false, default);
        var table = new Table([Track.Fixed(20), Track.Fixed(30), Track.Fixed(10)], [], [wide], Plain);
        Assert.Equal("w 40,0 10x10; c 50,0 5x5", LayOut.Pages(table));
    }

    [Fact]
    public void An_empty_cell_still_has_its_structure_element()
    {
        var row = new TableRow([new(LayOut.Column()), new(new Box("b", 5, 5))], false, Insets.All(2));
        var page = Assert.Single(LayOut.Canvases(new Table([Track.Fixed(20), Track.Fixed(30)], [], [row], Plain)));
        Assert.Equal(["b 22,2 5x5"], page.Boxes);
    }

    [Fact]
    public void Columns_have_the_same_width_on_every_page()
    {
        var rows = Enumerable.Range(0, 30).Select(i => new TableRow([new(LayOut.Paragraph($"{i}")), new(LayOut.Paragraph(new string('x', i)))], false, default));
        var table = new Table([Track.Auto, Track.Auto], [], [.. rows], Plain);
        var secondColumn = LayOut.Canvases(table, 300).SelectMany(page => page.Runs.Where((_, i) => i % 2 == 1)).Select(run => run.At.X);
        Assert.True(secondColumn.Skip(1).Distinct().Count() <= 2);
    }

    private static Table Table(TableRow? header, params ImmutableArray<TableRow> rows) =>
        new([Track.Fixed(50)], header is null ? [] : [header], rows, Plain);

    private static TableRow Row(string name, double height) => new([new(new Box(name, 50, height))], false, default);

    private static TableRow TextRow(string text, bool isHeader) =>
        new([new(LayOut.Paragraph(text))], isHeader, default);
}
