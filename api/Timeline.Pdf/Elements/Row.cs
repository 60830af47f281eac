using System.Collections.Immutable;
using Timeline.Pdf.Tables;

namespace Timeline.Pdf.Elements;

/// <summary>Children side by side. Splits where a child splits; children that are done leave their place blank on the next page.</summary>
/// <param name="Cells">From left to right.</param>
/// <param name="Gap">Clear space between neighbours, in points.</param>
internal sealed record Row(ImmutableArray<RowCell> Cells, double Gap = 0) : Element
{
    public override Fragment Layout(LayoutRequest request)
    {
        var widths = TrackSizing.Resolve([.. Cells.Select(cell => cell.Track)], request.Available.Width - (Gap * (Cells.Length - 1)),
            track => Cells[track].Content.Widths(request.Page));
        var slots = ImmutableArray.CreateBuilder<SideBySide.Slot>(Cells.Length);
        var x = 0.0;
        for (var i = 0; i < Cells.Length; i++)
        {
            slots.Add(new(Cells[i].Content, x, widths[i]));
            x += widths[i] + Gap;
        }

        return SideBySide.Layout(slots.MoveToImmutable(), request);
    }

    public override WidthRange Widths(PageContext page)
    {
        var sum = WidthRange.Fixed(Gap * Math.Max(0, Cells.Length - 1));
        foreach (var cell in Cells)
        {
            var range = cell.Track.Kind == TrackKind.Fixed ? WidthRange.Fixed(cell.Track.Value) : cell.Content.Widths(page);
            sum = new(sum.Least + range.Least, sum.Greatest + range.Greatest);
        }

        return sum;
    }
}

/// <summary>A child of a row and how wide it is.</summary>
internal readonly record struct RowCell(Track Track, Element Content);
