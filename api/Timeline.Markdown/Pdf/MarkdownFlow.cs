using Timeline.Pdf.Composing;

namespace Timeline.Markdown.Pdf;

/// <summary>Adds Markdown to a document that is being composed.</summary>
public static class MarkdownFlow
{
    /// <summary>Adds Markdown as headings, paragraphs, lists, quotes, code, rules and tables in the flow's theme.</summary>
    /// <remarks>The same dialect and the same links as <see cref="MarkdownRenderer.ToSafeHtml"/>; pictures are shown as their words, linked.
    /// Lists and quotes nested more than eight deep are not indented further.</remarks>
    /// <param name="flow">Where it is added.</param>
    /// <param name="markdown">The text.</param>
    /// <param name="headingShift">How many levels headings go down; 0 to 5.</param>
    /// <returns>The flow.</returns>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MarkdownRenderer.MaxLength"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shift is not 0 to 5.</exception>
    public static Flow Markdown(this Flow flow, string markdown, int headingShift = 0)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentOutOfRangeException.ThrowIfNegative(headingShift);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headingShift, 5);
        if (MarkdownParser.Parse(markdown) is { } document)
            new BlockComposer(headingShift).AddAll(document, flow, depth: 0);
        else
            flow.CodeBlock(VisibleText.Of(markdown));
        return flow;
    }
}
