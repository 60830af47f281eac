using System.Text;
using Timeline.Api.Postmortems.Composition;

namespace Timeline.Api.Postmortems.Outputs;

/// <summary>The document as Markdown with front matter: the format of the files in <c>postmortems/</c>.</summary>
internal static class MarkdownOutput
{
    public static string Render(PostmortemDocument document)
    {
        var text = new StringBuilder();
        text.Append("---\n");
        text.Append("key: ").Append(Quote(document.Key)).Append('\n');
        text.Append("title: ").Append(Quote(document.Title)).Append('\n');
        foreach (var fact in document.Control)
            text.Append(FrontMatterKey(fact.Label)).Append(": ").Append(Quote(fact.Value)).Append('\n');
        text.Append("---\n\n# ").Append(Escape($"{document.Key} · {document.Title}")).Append("\n\n");

        if (document.Figures.Count > 0)
        {
            text.Append("| measure | value | between |\n| --- | ---: | --- |\n");
            foreach (var figure in document.Figures)
                text.Append($"| {Escape(figure.Label)} | **{Escape(figure.Value)}** | {Escape(figure.Note)} |\n");
            text.Append('\n');
        }

        foreach (var section in document.Sections)
        {
            text.Append("## ").Append(Escape(section.Heading)).Append("\n\n");
            foreach (var block in section.Blocks)
                Render(text, block);
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static void Render(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Plain plain:
                text.Append(Escape(plain.Text)).Append("\n\n");
                break;
            case Course course:
                text.Append(Escape(course.InWords)).Append("\n\n");
                break;
            case Highlight highlight:
                text.Append("> **").Append(Escape(highlight.Title)).Append("**\n>\n> ")
                    .Append(highlight.Markdown.Trim().ReplaceLineEndings("\n").Replace("\n", "\n> ", StringComparison.Ordinal)).Append("\n\n");
                break;
            case NothingRecorded nothing:
                text.Append('*').Append(Escape(nothing.Text)).Append("*\n\n");
                break;
            case Prose prose:
                text.Append(prose.Markdown.Trim()).Append("\n\n");
                break;
            case SubHeading heading:
                text.Append("### ").Append(Escape(heading.Text)).Append("\n\n");
                break;
            case FactList facts:
                text.Append("| | |\n| --- | --- |\n");
                foreach (var fact in facts.Facts)
                    text.Append($"| {Escape(fact.Label)} | {Escape(fact.Value)} |\n");
                text.Append('\n');
                break;
            case Bullets bullets:
                foreach (var item in bullets.Items)
                    AppendItem(text, item.Lead, item.Markdown, item.Aside);
                text.Append('\n');
                break;
            case Grid grid:
                text.Append("| ").AppendJoin(" | ", grid.Columns.Select(column => Escape(column.Heading))).Append(" |\n|");
                text.Append(string.Concat(grid.Columns.Select(_ => " --- |"))).Append('\n');
                foreach (var row in grid.Rows)
                    text.Append("| ").AppendJoin(" | ", row.Select(CellText)).Append(" |\n");
                text.Append('\n');
                break;
            case TimelineDays days:
                foreach (var day in days.Days)
                {
                    text.Append("### ").Append(Escape(day.Heading)).Append("\n\n");
                    foreach (var row in day.Rows)
                    {
                        var lead = row.Elapsed.Length > 0 ? $"{row.Time} ({row.Elapsed}) {row.Kind}" : $"{row.Time} {row.Kind}";
                        AppendItem(text, lead, row.Retracted ? Struck(row.Markdown) : row.Markdown, row.Aside);
                    }

                    text.Append('\n');
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException($"no Markdown for {block.GetType().Name}");
        }
    }

    // The item's own text may have several paragraphs or a list of its own: it is indented to stay inside the item.
    private static void AppendItem(StringBuilder text, string? lead, string markdown, string? aside)
    {
        text.Append("- ");
        if (lead is { Length: > 0 })
            text.Append("**").Append(Escape(lead)).Append("** ");
        text.Append(markdown.Trim().ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal).Replace("\n  \n", "\n\n", StringComparison.Ordinal));
        if (aside is { Length: > 0 })
            text.Append(" *(").Append(Escape(aside)).Append(")*");
        text.Append('\n');
    }

    private static string Struck(string markdown) =>
        string.Join("\n", markdown.Trim().ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim().Length == 0 ? "" : $"~~{line.Trim()}~~"));

    private static string CellText(Cell cell) => cell.IsMarkdown
        ? cell.Text.Trim().ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)
        : Escape(cell.Text);

    private static string FrontMatterKey(string label) =>
        string.Concat(label.Split(' ').Select((word, index) => index == 0 ? word.ToLowerInvariant() : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));

    private static string Quote(string value) => "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";

    private static string Escape(string text) => MarkdownText.Escape(text);
}
