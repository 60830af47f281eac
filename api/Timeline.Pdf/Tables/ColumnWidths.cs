using System.Collections.Immutable;
using Timeline.Pdf.Elements;

namespace Timeline.Pdf.Tables;

/// <summary>What the cells of each column ask for, and the widths that follow.</summary>
internal static class ColumnWidths
{
    public static ImmutableArray<double> Resolve(Table table, double available, PageContext page)
    {
        // A single column that is not fixed has what is left, whatever is in it; then nothing is measured.
        WidthRange[]? wishes = null;
        return TrackSizing.Resolve(table.Columns, available, column => (wishes ??= Wishes(table, page))[column]);
    }

    public static WidthRange Range(Table table, PageContext page)
    {
        var sum = default(WidthRange);
        var wishes = Wishes(table, page);
        for (var i = 0; i < wishes.Length; i++)
        {
            var range = table.Columns[i].Kind == TrackKind.Fixed ? WidthRange.Fixed(table.Columns[i].Value) : wishes[i];
            sum = new(sum.Least + range.Least, sum.Greatest + range.Greatest);
        }

        return sum;
    }

    private static WidthRange[] Wishes(Table table, PageContext page)
    {
        var wishes = new WidthRange[table.Columns.Length];
        foreach (var row in table.Header.Concat(table.Body))
        {
            var column = 0;
            for (var i = 0; i < row.Cells.Length && column < wishes.Length; i++)
            {
                // Cells over several columns take what those columns have.
                if (row.Cells[i].ColumnSpan == 1 && table.Columns[column].Kind != TrackKind.Fixed)
                    wishes[column] = WidthRange.Widest(wishes[column], row.CellWidths(i, page));
                column += row.Cells[i].ColumnSpan;
            }
        }

        return wishes;
    }
}
