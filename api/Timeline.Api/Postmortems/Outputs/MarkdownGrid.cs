using System.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Markdown.Source;

namespace Timeline.Api.Postmortems.Outputs;

/// <summary>A table in Markdown; a list where a text has more than running text, which no cell can hold.</summary>
internal static class MarkdownGrid
{
    public static void Append(StringBuilder text, Grid grid)
    {
        var rows = grid.Rows.Select(row => row.Select(cell => cell.IsMarkdown ? MarkdownSource.Cell(cell.Text) : MarkdownOutput.Escape(cell.Text)).ToList()).ToList();
        if (rows.TrueForAll(row => row.TrueForAll(cell => cell is not null)))
            AppendTable(text, grid, rows);
        else
            AppendList(text, grid);
        text.Append('\n');
    }

    private static void AppendTable(StringBuilder text, Grid grid, List<List<string?>> rows)
    {
        text.Append("| ").AppendJoin(" | ", grid.Columns.Select(column => MarkdownOutput.Escape(column.Heading))).Append(" |\n|");
        text.Append(string.Concat(grid.Columns.Select(_ => " --- |"))).Append('\n');
        foreach (var row in rows)
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
    }

    private static void AppendList(StringBuilder text, Grid grid)
    {
        foreach (var row in grid.Rows)
        {
            var facts = grid.Columns.Zip(row).Where(pair => pair.Second is { IsMarkdown: false, Text.Length: > 0 }).Select(pair => $"{pair.First.Heading}: {pair.Second.Text}");
            MarkdownOutput.AppendItem(text, string.Join(" · ", facts), [.. row.Where(cell => cell.IsMarkdown).SelectMany(cell => MarkdownOutput.Written(cell.Text))], aside: null);
        }
    }
}
