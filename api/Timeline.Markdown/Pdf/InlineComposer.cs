using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;
using Timeline.Pdf.Composing;

namespace Timeline.Markdown.Pdf;

/// <summary>Adds Markdown inlines to the text of a paragraph.</summary>
internal static class InlineComposer
{
    public static void Add(ContainerInline? inlines, TextBuilder text)
    {
        foreach (var inline in inlines ?? [])
            Add(inline, text);
    }

    private static void Add(Inline inline, TextBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Text(literal.Content.ToString());
                break;
            case CodeInline code:
                text.Code(code.Content);
                break;
            case EmphasisInline emphasis:
                AddEmphasis(emphasis, text);
                break;
            case LinkInline link when SafeLink.AnchorOf(link.Url) is { } anchor:
                text.LinkTo(anchor, inner => AddLinkText(link, inner));
                break;
            case LinkInline link when SafeLink.Allows(link.Url):
                text.Link(link.Url!, inner => AddLinkText(link, inner));
                break;
            case AutolinkInline link when SafeLink.Allows(link.IsEmail ? "mailto:" + link.Url : link.Url):
                text.Link(link.IsEmail ? "mailto:" + link.Url : link.Url, link.Url);
                break;
            case AutolinkInline link:
                text.Text(link.Url);
                break;
            case LineBreakInline lineBreak:
                text.Text(lineBreak.IsHard ? "\n" : " ");
                break;
            case HtmlEntityInline entity:
                text.Text(entity.Transcoded.ToString());
                break;
            case HtmlInline html:
                text.Text(html.Tag);
                break;
            case TaskList:
                break; // the list item's marker shows it
            case ContainerInline container:
                Add(container, text);
                break;
        }
    }

    private static void AddEmphasis(EmphasisInline emphasis, TextBuilder text)
    {
        text.Styled(
            style => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
            {
                ('~', _) => style with { Strikethrough = true },
                (_, >= 2) => style with { Bold = true },
                _ => style with { Italic = true },
            },
            inner => Add(emphasis, inner));
    }

    // A link without words would be invisible; its address stands in.
    private static void AddLinkText(LinkInline link, TextBuilder text)
    {
        if (link.FirstChild is null)
            text.Text(link.Url!);
        else
            Add((ContainerInline)link, text);
    }
}
