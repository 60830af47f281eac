using System.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Markdown.Source;

namespace Timeline.Api.Postmortems.Outputs;

/// <summary>The document as Markdown with front matter: the format of the files in <c>postmortems/</c>. Inert: no raw HTML, nothing that loads.</summary>
internal static class MarkdownOutput
{
    // Headings that a person wrote come below those of the document, as in HTML: these have levels 1 to 3, and 4 in the parts of a section.
    private const int HeadingShift = 3;

    public static string Render(PostmortemDocument document)
    {
        var text = new StringBuilder();
        text.Append("---\n");
        text.Append("key: ").Append(Quote(document.Key)).Append('\n');
        text.Append("title: ").Append(Quote(document.Title)).Append('\n');
        foreach (var fact in document.Control)
            text.Append(FrontMatterKey(fact.Label)).Append(": ").Append(Quote(fact.Code ?? fact.Value)).Append('\n');
        if (document.View.IsExternal)
            text.Append("audience: \"EXTERNAL\"\n");
        if (document.View.RolesNotNames)
            text.Append("names: \"ROLES\"\n");
        text.Append("---\n\n# ").Append(Escape($"{document.Key} · {document.Title}")).Append("\n\n");

        if (document.Figures.Count > 0)
        {
            text.Append("| measure | value | between |\n| --- | ---: | --- |\n");
            foreach (var figure in document.Figures)
                text.Append($"| {Escape(figure.Label)} | **{Escape(figure.Value)}** | {Escape(figure.Note)} |\n");
            text.Append('\n');
        }

        foreach (var section in document.Sections)
            Render(text, section, level: 2);
        if (document.Data.Length > 0)
            text.Append("*The entries as data: pasted into Timeline, they come back as they are.*\n\n").Append(document.Data);
        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>What stands below the heading of a section, as Markdown: what a person begins with who writes it anew.</summary>
    public static string RenderText(Section section)
    {
        var text = new StringBuilder();
        RenderContent(text, section, level: 2);
        return text.ToString().TrimEnd();
    }

    private static void Render(StringBuilder text, Section section, int level)
    {
        text.Append('#', level).Append(' ').Append(Escape(section.Heading)).Append("\n\n");
        if (section.Written is { } written)
            text.Append('*').Append(Escape(written)).Append("*\n\n");
        RenderContent(text, section, level);
    }

    private static void RenderContent(StringBuilder text, Section section, int level)
    {
        foreach (var block in section.Blocks)
            Render(text, block, level + 1);
        foreach (var part in section.Parts)
            Render(text, part, level + 1);
    }

    /// <param name="level">Of headings within the section or part.</param>
    private static void Render(StringBuilder text, Block block, int level)
    {
        switch (block)
        {
            case Plain plain:
                text.Append(Escape(plain.Text)).Append("\n\n");
                break;
            case Course course:
                text.Append(Escape(course.InWords)).Append("\n\n");
                break;
            case Chart chart:
                text.Append('*').Append(Escape(chart.Caption)).Append("* ").Append(Escape(chart.InWords)).Append("\n\n");
                break;
            case Highlight highlight:
                text.Append("> **").Append(Escape(highlight.Title)).Append("**\n>\n> ").Append(Prefixed(Blocks(highlight.Markdown), "> ")).Append("\n\n");
                break;
            case NothingRecorded nothing:
                text.Append('*').Append(Escape(nothing.Text)).Append("*\n\n");
                break;
            case Prose prose:
                text.Append(Blocks(prose.Markdown)).Append("\n\n");
                break;
            case SubHeading heading:
                text.Append('#', level).Append(' ').Append(Escape(heading.Text)).Append("\n\n");
                break;
            case FactList facts:
                text.Append("| | |\n| --- | --- |\n");
                foreach (var fact in facts.Facts)
                    text.Append($"| {Escape(fact.Label)} | {Escape(fact.Value)} |\n");
                text.Append('\n');
                break;
            case Bullets bullets:
                foreach (var item in bullets.Items)
                    AppendItem(text, item.Lead, Written(item.Markdown, item.Then), item.Aside);
                text.Append('\n');
                break;
            case Grid grid:
                MarkdownGrid.Append(text, grid);
                break;
            case Figure:
                // A picture in Markdown is loaded from somewhere; its name and hash stand in the list.
                break;
            case TimelineDays days:
                foreach (var day in days.Days)
                {
                    text.Append('#', level).Append(' ').Append(Escape(day.Heading)).Append("\n\n");
                    foreach (var row in day.Rows)
                    {
                        var lead = row.Elapsed.Length > 0 ? $"{row.Time} ({row.Elapsed}) {row.Kind}" : $"{row.Time} {row.Kind}";
                        AppendItem(text, lead, MarkdownSource.Blocks([row.Markdown], HeadingShift, row.Retracted), row.Aside);
                    }

                    text.Append('\n');
                }

                break;
            default:
                throw new System.Diagnostics.UnreachableException($"no Markdown for {block.GetType().Name}");
        }
    }

    /// <summary>What stands before and after the text is in its line where it begins and ends with running text, else above and below it.</summary>
    internal static void AppendItem(StringBuilder text, string? lead, IReadOnlyList<SourceBlock> blocks, string? aside)
    {
        var before = lead is { Length: > 0 } ? $"**{Escape(lead)}**" : "";
        var item = new StringBuilder(before);
        for (var index = 0; index < blocks.Count; index++)
        {
            if (item.Length > 0)
                item.Append(index > 0 || !blocks[0].IsParagraph ? "\n\n" : " ");
            item.Append(blocks[index].Text);
        }

        if (aside is { Length: > 0 })
            item.Append(blocks is [] or [.., { IsParagraph: true }] ? " " : "\n\n").Append("*(").Append(Escape(aside)).Append(")*");
        text.Append("- ").Append(Prefixed(item.ToString().TrimStart(' '), "  ")).Append('\n');
    }

    internal static string Escape(string text) => MarkdownSource.Escape(text);

    internal static IReadOnlyList<SourceBlock> Written(string markdown, string? then = null) =>
        MarkdownSource.Blocks(then is null ? [markdown] : [markdown, then], HeadingShift);

    private static string Prefixed(string text, string prefix) =>
        string.Join('\n', text.Split('\n').Select((line, index) => index == 0 ? line : line.Length == 0 ? prefix.TrimEnd() : prefix + line));

    private static string Blocks(string markdown) => string.Join("\n\n", Written(markdown).Select(block => block.Text));

    private static string FrontMatterKey(string label) =>
        string.Concat(label.Split(' ').Select((word, index) => index == 0 ? word.ToLowerInvariant() : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));

    // Escaped as YAML has it, so that to a reader that knows no front matter it is neither HTML nor a link or picture.
    private static string Quote(string value) =>
        "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("<", "\\x3C", StringComparison.Ordinal)
            .Replace("](", "]\\x28", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";
}
