using System.Diagnostics;
using Timeline.Markdown.Pdf;
using Timeline.Pdf.Composing;

namespace Timeline.Markdown.Tests;

/// <summary>Text made to exhaust a parser or a layout. Twenty seconds is far above what any of it takes, and far below what it could.</summary>
public sealed class HostileInputTests
{
    public static TheoryData<string, int> Patterns() => new()
    {
        { "> ", 10_000 }, { "[", 10_000 }, { "![", 10_000 }, { "[a](", 10_000 }, { "*a ", 4_000 }, { "**a _b ", 2_000 }, { "- ", 10_000 }, { "1. ", 5_000 },
        { "`a ``b ", 5_000 }, { "<", 10_000 }, { "|a", 5_000 }, { "~~a ", 5_000 }, { "\\", 10_000 }, { "&amp;", 10_000 }, { "[x]: y\n", 5_000 }, { "> - ", 5_000 },
        { "https://", 5_000 }, { "\u202E\u0301", 5_000 },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Repeated_openers_are_answered_quickly(string pattern, int times)
    {
        var markdown = string.Concat(Enumerable.Repeat(pattern, times)) + "end";
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty(MarkdownRenderer.ToSafeHtml(markdown));
        Assert.NotEmpty(MarkdownRenderer.ToPlainText(markdown, 100));
        Assert.NotEmpty(Write(markdown));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{pattern} took {watch.Elapsed}");
    }

    [Fact]
    public void Lists_nested_as_deep_as_the_parser_allows_are_laid_out()
    {
        var markdown = string.Concat(Enumerable.Range(0, 40).Select(depth => new string(' ', 2 * depth) + "- item\n"));
        Assert.NotEmpty(Write(markdown));
    }

    [Fact]
    public void A_table_of_two_hundred_columns_is_laid_out()
    {
        var row = string.Concat(Enumerable.Repeat("| a word ", 200)) + "|\n";
        Assert.NotEmpty(Write(row + string.Concat(Enumerable.Repeat("|---", 200)) + "|\n" + row));
    }

    private static byte[] Write(string markdown)
    {
        var document = new PdfDocument(new() { Title = "t" });
        document.Body.Markdown(markdown);
        return document.ToBytes();
    }
}
