using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Timeline.Markdown;

/// <summary>Shows hidden characters in a parsed document: in its words, where the marks cannot be taken for markup.</summary>
internal static class VisibleDocument
{
    public static void Show(MarkdownDocument document)
    {
        foreach (var code in document.Descendants<CodeBlock>())
            ShowLines(ref code.Lines);
        foreach (var inline in document.Descendants<Inline>().ToList())
            Show(inline);
    }

    private static void Show(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                literal.Content = Shown(literal.Content);
                break;
            case CodeInline code:
                code.Content = VisibleText.Of(code.Content);
                break;
            case HtmlEntityInline entity:
                entity.Transcoded = Shown(entity.Transcoded);
                break;
            case LinkInline { Title: { } title } link:
                link.Title = VisibleText.Of(title);
                break;
            case AutolinkInline link when VisibleText.Of(link.Url) is var shown && shown != link.Url:
                var address = link.IsEmail ? "mailto:" + link.Url : link.Url;
                link.ReplaceBy(new LinkInline(address, "") { IsClosed = true }.AppendChild(new LiteralInline(shown)));
                break;
        }
    }

    private static void ShowLines(ref StringLineGroup lines)
    {
        for (var index = 0; index < lines.Count; index++)
            lines.Lines[index].Slice = Shown(lines.Lines[index].Slice);
    }

    private static StringSlice Shown(StringSlice slice)
    {
        var text = slice.ToString();
        var shown = VisibleText.Of(text);
        return ReferenceEquals(shown, text) ? slice : new StringSlice(shown, slice.NewLine);
    }
}
