using Markdig.Syntax;

namespace Timeline.Markdown.Source;

/// <summary>Writes Markdown that keeps its form wherever it is put, and does nothing. Safe to call from any thread.</summary>
/// <remarks>
/// What comes out is CommonMark with GitHub's tables, strikethrough and task lists. Raw HTML is escaped, pictures are links, and only http, https and mailto
/// links stay links, as in <see cref="MarkdownRenderer.ToSafeHtml"/>. No text can reach beyond its end: every fence is closed, references are resolved.
/// </remarks>
public static class MarkdownSource
{
    /// <summary>The blocks of texts that are to follow each other. Nothing for texts without words.</summary>
    /// <param name="texts">Markdown as people wrote it.</param>
    /// <param name="headingShift">How many levels headings go down; 0 to 5.</param>
    /// <param name="struck">True to strike everything through.</param>
    /// <returns>Blocks to be set apart by blank lines; an indent goes before each of their lines.</returns>
    /// <exception cref="ArgumentException">A text is longer than <see cref="MarkdownRenderer.MaxLength"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shift is not 0 to 5.</exception>
    public static IReadOnlyList<SourceBlock> Blocks(IEnumerable<string> texts, int headingShift = 0, bool struck = false)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegative(headingShift);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headingShift, 5);
        var writer = new BlockWriter(struck);
        var blocks = new List<SourceBlock>();
        foreach (var text in texts)
        {
            if (MarkdownParser.Parse(text) is { } document)
            {
                SafeDocument.Clean(document, headingShift);
                blocks.AddRange(writer.Write(document));
            }
            else
            {
                blocks.Add(new SourceBlock(CodeSource.Fenced(VisibleText.Of(text).ReplaceLineEndings("\n") + "\n", info: null), IsParagraph: false));
            }
        }

        return blocks;
    }

    /// <summary>A text as the inside of a cell of a table.</summary>
    /// <param name="text">Markdown as a person wrote it.</param>
    /// <returns>One line; empty when there are no words. Null when it has more than running text, which a cell cannot hold.</returns>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MarkdownRenderer.MaxLength"/>.</exception>
    public static string? Cell(string text)
    {
        if (MarkdownParser.Parse(text) is not { } document)
            return null;
        SafeDocument.Clean(document, headingShift: 0);
        return document.Where(block => block is not LinkReferenceDefinitionGroup).ToList() switch
        {
            [] => "",
            [ParagraphBlock only] => new InlineWriter(onOneLine: true, inTable: true).Write(only.Inline, struck: false).Trim(),
            _ => null,
        };
    }

    /// <summary>Makes plain text mean itself, on one line.</summary>
    /// <param name="text">Text without markup.</param>
    /// <returns>The inside of a paragraph, a heading or a cell of a table.</returns>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextSource.Escape(VisibleText.Of(text.ReplaceLineEndings(" ")), plain: true);
    }
}

/// <summary>A block of Markdown.</summary>
/// <param name="Text">Its lines, without a line feed at the end.</param>
/// <param name="IsParagraph">True for running text, which may go on in the line of what stands before and after it.</param>
public sealed record SourceBlock(string Text, bool IsParagraph);
