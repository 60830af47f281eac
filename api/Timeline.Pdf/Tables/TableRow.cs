using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Tables;

/// <summary>A row of a table: cells with padding, side by side, each tagged.</summary>
internal sealed record TableRow
{
    private readonly Tag _tag = new(TagRole.TableRow);
    private readonly ImmutableArray<Element> _contents;

    public TableRow(ImmutableArray<TableCell> cells, bool isHeader, Insets padding)
    {
        Cells = cells;
        _contents = [.. cells.Select(cell => Tagged(cell, isHeader, padding))];
    }

    public ImmutableArray<TableCell> Cells { get; }

    /// <summary>Lays the cells out on resolved column widths, in points.</summary>
    public Fragment Layout(ImmutableArray<double> columns, LayoutRequest request)
    {
        var slots = ImmutableArray.CreateBuilder<SideBySide.Slot>(Cells.Length);
        var (column, x) = (0, 0.0);
        for (var i = 0; i < Cells.Length; i++)
        {
            var start = x;
            for (var last = Math.Min(columns.Length, column + Cells[i].ColumnSpan); column < last; column++)
                x += columns[column];
            slots.Add(new(_contents[i], start, x - start));
        }

        var placed = slots.MoveToImmutable();
        var isResumed = request.Resume is not null;
        return SideBySide.Layout(placed, request).Map(frame => Decorate(frame, placed, isResumed));
    }

    public WidthRange CellWidths(int cell, PageContext page) => _contents[cell].Widths(page);

    private static Tagged Tagged(TableCell cell, bool isHeader, Insets padding) => new(
        new Tag(isHeader || cell.HeadsRow ? TagRole.TableHeader : TagRole.TableCell) { ColumnSpan = cell.ColumnSpan, HeadsRow = cell.HeadsRow },
        new Padding(padding, new Blank(cell.Content)));

    private Frame Decorate(Frame frame, ImmutableArray<SideBySide.Slot> slots, bool isResumed)
    {
        var items = ImmutableArray.CreateBuilder<Placed>();
        for (var i = 0; i < slots.Length; i++)
        {
            if (Cells[i].Fill is { } fill)
                items.Add(new(new(slots[i].X, 0), new RectangleItem(new(slots[i].Width, frame.Size.Height), new(fill))));
        }

        items.Add(new(default, new TaggedItem(_tag, isResumed, frame)));
        return new(frame.Size, items.ToImmutable());
    }

    /// <summary>An empty cell still has its padding and its structure element.</summary>
    private sealed record Blank(Element Child) : Element
    {
        public override Fragment Layout(LayoutRequest request)
        {
            var fragment = Child.Layout(request);
            return fragment.Outcome == Outcome.Empty ? Fragment.Full(Frame.Empty) : fragment;
        }

        public override WidthRange Widths(PageContext page) => Child.Widths(page);
    }
}
