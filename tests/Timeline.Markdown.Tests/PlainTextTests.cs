namespace Timeline.Markdown.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("# Title\n\nSome *emphasis* and `code`,\nand [a link](https://example.org).", "Title Some emphasis and code, and a link.")]
    [InlineData("- one\n- [x] two", "one [x] two")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2")]
    [InlineData("```\ncode  here\n```", "code here")]
    [InlineData("<b>raw</b> &amp; entity", "<b>raw</b> & entity")]
    [InlineData("", "")]
    [InlineData("a [b, ![c and [[d]", "a [b, ![c and [[d]")]
    [InlineData("5 | 6, *x and ~~y, _z", "5 | 6, *x and ~~y, _z")]
    [InlineData("**a [b** c", "a [b c")]
    public void Markup_is_gone_and_words_stay(string markdown, string expected) =>
        Assert.Equal(expected, MarkdownRenderer.ToPlainText(markdown, 200));

    [Theory]
    [InlineData("one two three", 8, "one two…")]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("👩‍🚒👩‍🚒", 7, "👩‍🚒…")]
    [InlineData("abc", 1, "…")]
    public void Long_text_is_cut_between_characters(string markdown, int length, string expected) =>
        Assert.Equal(expected, MarkdownRenderer.ToPlainText(markdown, length));
}
