using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Timeline.Markdown;

/// <summary>Parses CommonMark with tables, strikethrough, task lists and bare links. Raw HTML is text here, never markup.</summary>
internal static class MarkdownParser
{
    private const int MostNesting = 64;

    // A pipeline is immutable once built and safe to share.
    private static readonly MarkdownPipeline Pipeline = Build();

    public static MarkdownPipeline Shared => Pipeline;

    /// <summary>The parsed document with hidden characters shown; null when it is nested beyond reason, and then its source is to be shown.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MarkdownRenderer.MaxLength"/>.</exception>
    public static MarkdownDocument? Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (markdown.Length > MarkdownRenderer.MaxLength)
            throw new ArgumentException($"the text is {markdown.Length} characters; the limit is {MarkdownRenderer.MaxLength}", nameof(markdown));
        if (MarkdownNesting.IsBeyond(markdown, MostNesting))
            return null;
        try
        {
            var document = Markdig.Markdown.Parse(markdown, Pipeline);
            ToWords(document);
            VisibleDocument.Show(document);
            return document;
        }
        catch (ArgumentException)
        {
            return null; // how Markdig says that nesting is too deep
        }
    }

    // A bracket, a star or a bar that turned out to mark nothing is left with what follows it inside. Here it is a word like others, and no output has to know.
    private static void ToWords(MarkdownDocument document)
    {
        foreach (var delimiter in document.Descendants<DelimiterInline>().ToList())
            delimiter.ReplaceBy(new LiteralInline(delimiter.ToLiteral()));
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true })
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseTaskLists().UseAutoLinks();
        builder.MaximumNestingDepth = MostNesting;
        return builder.Build();
    }
}
