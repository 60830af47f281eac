using System.Net;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Timeline.Markdown;

/// <summary>Turns Markdown that people wrote into HTML that is safe to show, and into plain text. Safe to call from any thread.</summary>
/// <remarks>CommonMark with GitHub's tables, strikethrough, task lists and bare links. Text nested beyond 64 levels is shown as written.
/// Hidden characters are shown as <see cref="VisibleText"/> says.</remarks>
public static class MarkdownRenderer
{
    /// <summary>The longest text accepted, in UTF-16 code units.</summary>
    public const int MaxLength = 500_000;

    /// <summary>HTML without scripts, styles, forms, frames or embedded pictures.</summary>
    /// <remarks>
    /// Raw HTML is escaped. Only http, https and mailto links stay links, with <c>rel="nofollow noopener"</c>; a picture becomes a link. A reference such as
    /// <c>timeline:entry/ID</c> leads to <c>#entry-ID</c> of the same page.
    /// </remarks>
    /// <param name="markdown">The text.</param>
    /// <param name="headingShift">How many levels headings go down, so that they fit below the page's own; 0 to 5.</param>
    /// <returns>HTML blocks, not a whole page.</returns>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxLength"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shift is not 0 to 5.</exception>
    public static string ToSafeHtml(string markdown, int headingShift = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(headingShift);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headingShift, 5);
        ArgumentNullException.ThrowIfNull(markdown);
        return KeptHtml.Of(markdown, headingShift, Render);
    }

    private static string Render(string markdown, int headingShift)
    {
        if (MarkdownParser.Parse(markdown) is not { } document)
            return $"<pre>{WebUtility.HtmlEncode(VisibleText.Of(markdown))}</pre>\n";
        SafeDocument.Clean(document, headingShift);
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (SafeLink.AnchorOf(link.Url) is { } anchor)
                link.Url = "#" + anchor;
        }

        Align(document);
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        MarkdownParser.Shared.Setup(renderer);
        renderer.Render(document);
        return HtmlCleaner.Clean(writer.ToString());
    }

    // As an attribute: HTML that leaves has no styles.
    private static void Align(MarkdownDocument document)
    {
        foreach (var table in document.Descendants<Table>())
        {
            foreach (var row in table.OfType<TableRow>())
            {
                foreach (var (cell, column) in row.OfType<TableCell>().Zip(table.ColumnDefinitions).Where(pair => pair.Second.Alignment is not null))
                    cell.GetAttributes().AddPropertyIfNotExist("align", column.Alignment switch { TableColumnAlign.Center => "center", TableColumnAlign.Right => "right", _ => "left" });
            }

            foreach (var column in table.ColumnDefinitions)
                column.Alignment = null;
        }
    }

    /// <summary>The words without markup, on one line: for lists, notifications and search.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="maxLength">Longest result in UTF-16 code units, an ellipsis included when something was cut; 1 or more.</param>
    /// <returns>Plain text.</returns>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxLength"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public static string ToPlainText(string markdown, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        var document = MarkdownParser.Parse(markdown);
        return PlainText.Shorten(document is null ? VisibleText.Of(markdown) : PlainText.Of(document), maxLength);
    }
}
