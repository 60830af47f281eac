using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Timeline.Markdown;

/// <summary>Changes a parsed document so that no output of it leads a reader astray: what a link may not lead to stays as words, and a picture is a link.</summary>
internal static class SafeDocument
{
    public static void Clean(MarkdownDocument document, int headingShift)
    {
        // Collected first: replacing nodes while walking them would skip some.
        foreach (var heading in document.Descendants<HeadingBlock>().ToList())
            heading.Level = Math.Min(6, heading.Level + headingShift);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Clean(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            Clean(link);
    }

    private static void Clean(LinkInline link)
    {
        link.IsImage = false;
        link.GetDynamicUrl = null;
        if (SafeLink.Allows(link.Url) && !IsInLink(link))
            return;

        // The words stay together in a container without markup: moved before the link one by one, Markdig loses which stands before which.
        var words = new ContainerInline();
        foreach (var child in link.ToList())
        {
            child.Remove();
            words.AppendChild(child);
        }

        link.ReplaceBy(words, copyChildren: false);
    }

    private static void Clean(AutolinkInline link)
    {
        if (!SafeLink.Allows(link.IsEmail ? "mailto:" + link.Url : link.Url) || IsInLink(link))
            link.ReplaceBy(new LiteralInline(link.Url));
    }

    // A picture may hold links, and be in one; links in HTML do not nest.
    private static bool IsInLink(Inline inline)
    {
        for (var outer = inline.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is LinkInline link && SafeLink.Allows(link.Url))
                return true;
        }

        return false;
    }
}
