using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Timeline.Markdown.Source;

/// <summary>A table: rows that are too short are filled up, too long ones cut.</summary>
internal static class TableSource
{
    private static readonly InlineWriter Cells = new(onOneLine: true, inTable: true);

    public static string? Write(Table table, bool struck)
    {
        var rows = table.OfType<TableRow>().ToList();
        var columns = rows.Where(row => row.IsHeader).Select(row => row.Count).FirstOrDefault(table.ColumnDefinitions.Count);
        if (columns == 0 || rows.Count == 0)
            return null;
        var text = new StringBuilder();
        if (!rows[0].IsHeader)
            Append(text, Enumerable.Repeat("", columns)).Append('\n').Append(Rule(table, columns)).Append('\n');
        for (var index = 0; index < rows.Count; index++)
        {
            Append(text, Enumerable.Range(0, columns).Select(column => column < rows[index].Count ? Cell(rows[index][column], struck) : ""));
            text.Append('\n');
            if (index == 0 && rows[0].IsHeader)
                text.Append(Rule(table, columns)).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private static StringBuilder Append(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |");

    private static string Rule(Table table, int columns) => string.Concat(Enumerable.Range(0, columns).Select(column => Alignment(table, column) switch
    {
        TableColumnAlign.Left => "| :--- ",
        TableColumnAlign.Center => "| :---: ",
        TableColumnAlign.Right => "| ---: ",
        _ => "| --- ",
    })) + "|";

    private static TableColumnAlign? Alignment(Table table, int column) => column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;

    private static string Cell(Block cell, bool struck) =>
        cell is TableCell blocks ? string.Join(' ', blocks.OfType<LeafBlock>().Select(block => Cells.Write(block.Inline, struck))) : "";
}
