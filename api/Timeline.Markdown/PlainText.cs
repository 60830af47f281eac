using System.Globalization;
using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Timeline.Markdown;

/// <summary>The words of a document without markup.</summary>
internal static class PlainText
{
    private const string Ellipsis = "\u2026";

    public static string Of(MarkdownObject node)
    {
        var text = new StringBuilder();
        var root = node is LeafBlock { Inline: { } inline } ? inline : node; // Descendants does not enter a leaf itself
        foreach (var leaf in root.Descendants())
            Append(leaf, text);
        return text.ToString();
    }

    /// <summary>One line, cut between user-perceived characters, with an ellipsis when cut.</summary>
    public static string Shorten(string text, int maxLength)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= maxLength)
            return line;
        var end = 0;
        while (end < line.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(line, end);
            if (next > maxLength - Ellipsis.Length)
                break;
            end = next;
        }

        return line[..end].TrimEnd() + Ellipsis;
    }

    private static void Append(MarkdownObject leaf, StringBuilder text)
    {
        switch (leaf)
        {
            case LiteralInline literal:
                text.Append(literal.Content.ToString());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.ToString());
                break;
            case HtmlInline html:
                text.Append(html.Tag);
                break;
            case TaskList task:
                text.Append(task.Checked ? "[x]" : "[ ]");
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case CodeBlock code:
                text.Append(' ').Append(code.Lines.ToString()).Append(' ');
                break;
            case Block:
                text.Append(' ');
                break;
        }
    }
}
