using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Timeline.Markdown.Source;

/// <summary>Writes the words of one block.</summary>
/// <param name="onOneLine">True where a line break would end the block: it becomes a space.</param>
/// <param name="inTable">True in a cell.</param>
internal sealed class InlineWriter(bool onOneLine, bool inTable)
{
    public string Write(ContainerInline? inlines, bool struck)
    {
        var text = Children(inlines);
        return struck && text.Trim().Length > 0 ? $"~~{text.Trim()}~~" : text;
    }

    private string Children(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? [])
        {
            var written = Write(inline);
            if (written.StartsWith('[') && text.Length > 0 && text[^1] == '!')
                text.Insert(text.Length - 1, '\\'); // else the link would be a picture
            text.Append(written);
        }

        return text.ToString();
    }

    private string Write(Inline inline) => inline switch
    {
        LiteralInline literal => TextSource.Escape(literal.Content.ToString()),
        CodeInline code => CodeSource.Span(code.Content, inTable),
        EmphasisInline emphasis => Emphasis(emphasis),
        LinkInline link => Link(link),
        AutolinkInline link => $"<{link.Url.Replace("|", "%7C", StringComparison.Ordinal)}>",
        LineBreakInline lineBreak => onOneLine ? " " : lineBreak.IsHard ? "\\\n" : "\n",
        HtmlEntityInline entity => Entity(entity.Transcoded.ToString()),
        HtmlInline html => TextSource.Escape(VisibleText.Of(html.Tag)),
        TaskList task => task.Checked ? "[x]" : "[ ]",
        ContainerInline container => Children(container),
        _ => "",
    };

    // Space that the source gave as an entity would be taken for layout.
    private static string Entity(string text) =>
        text is [var space] && char.IsWhiteSpace(space) ? $"&#{(int)space};" : TextSource.Escape(text, plain: true);

    private string Emphasis(EmphasisInline emphasis)
    {
        var inner = Children(emphasis);
        if (inner.Length == 0 || char.IsWhiteSpace(inner[0]) || char.IsWhiteSpace(inner[^1]))
            return inner;
        var marks = new string(emphasis.DelimiterChar, emphasis.DelimiterCount);
        return marks + inner + marks;
    }

    private string Link(LinkInline link)
    {
        var words = Children(link);
        var address = link.Url!;
        if (link.IsAutoLink && Bare(link) == address && !LinkSource.NeedsEscape(address))
            return $"<{address}>";
        var title = string.IsNullOrEmpty(link.Title) ? "" : $" \"{TextSource.Escape(link.Title.ReplaceLineEndings(" ")).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        var shown = words.Trim().Length == 0 ? TextSource.Escape(VisibleText.Of(address)) : words;
        return $"[{shown}]({LinkSource.Address(address)}{title})";
    }

    private static string? Bare(LinkInline link) => (link.FirstChild as LiteralInline)?.Content.ToString();
}
