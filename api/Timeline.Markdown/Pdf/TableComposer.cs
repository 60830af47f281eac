using Markdig.Extensions.Tables;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Text;
using Table = Markdig.Extensions.Tables.Table;
using TableCell = Markdig.Extensions.Tables.TableCell;
using TableRow = Markdig.Extensions.Tables.TableRow;

namespace Timeline.Markdown.Pdf;

/// <summary>Adds a Markdown table to a flow. Rows that are too short are filled up, too long ones cut, as GitHub does.</summary>
internal static class TableComposer
{
    public static void Add(Table table, Flow flow, Action<TableCell, Flow> addBlocks)
    {
        var rows = table.OfType<TableRow>().ToList();
        var columns = rows.Where(row => row.IsHeader).Select(row => row.Count).FirstOrDefault(table.ColumnDefinitions.Count);
        if (columns == 0)
            return;
        flow.Table(builder =>
        {
            for (var i = 0; i < columns; i++)
                builder.Column(Track.Auto, Alignment(table, i));
            foreach (var row in rows)
                Add(row, builder, columns, addBlocks);
        });
    }

    private static void Add(TableRow row, TableBuilder table, int columns, Action<TableCell, Flow> addBlocks)
    {
        void Cells(TableRowBuilder cells)
        {
            for (var i = 0; i < columns; i++)
                AddCell(i < row.Count ? row[i] as TableCell : null, cells, addBlocks);
        }

        if (row.IsHeader)
            table.Header(Cells);
        else
            table.Row(Cells);
    }

    private static void AddCell(TableCell? cell, TableRowBuilder cells, Action<TableCell, Flow> addBlocks)
    {
        if (cell is null)
            cells.Cell("");
        else if (cell is [Markdig.Syntax.ParagraphBlock { Inline: { } inline }])
            cells.Text(text => InlineComposer.Add(inline, text));
        else
            cells.Cell(flow => addBlocks(cell, flow));
    }

    private static TextAlignment Alignment(Table table, int column) =>
        (column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null) switch
        {
            TableColumnAlign.Left => TextAlignment.Left,
            TableColumnAlign.Center => TextAlignment.Center,
            TableColumnAlign.Right => TextAlignment.Right,
            _ => TextAlignment.Start,
        };
}
