using Timeline.Markdown.Source;

namespace Timeline.Markdown.Tests;

/// <summary>Characters that steer unseen are shown, in words, code and entities alike; those that scripts and emoji need stay.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("\u001B[31mred\u0007", "[U+001B][31mred[U+0007]")]
    [InlineData("a\u202Eb\u2066c\u2069", "a[U+202E]b[U+2066]c[U+2069]")]
    [InlineData("a\u2028b\u2029c\u0085d\u007Fe", "a[U+2028]b[U+2029]c[U+0085]d[U+007F]e")]
    [InlineData("a\u206Ab\uFFF9c", "a[U+206A]b[U+FFF9]c")]
    [InlineData("hi\U000E0068\U000E0069", "hi[U+E0068][U+E0069]")]
    [InlineData("\U0001F3F4\U000E0067", "\U0001F3F4[U+E0067]")]
    [InlineData("one\r\ntwo\rthree", "one\r\ntwo[U+000D]three")]
    public void What_steers_unseen_is_shown_by_its_code_point(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("tab\tand\nline")]
    [InlineData("\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\u0915\u094D\u200D\u0937")]
    [InlineData("\u05D0\u200E\u05D1\u200F \u061C")]
    [InlineData("\U0001F469\u200D\U0001F692 \u2764\uFE0F")]
    [InlineData("\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F")]
    [InlineData("soft\u00ADhyphen, zero\u200Bwidth\u2060joiner")]
    [InlineData("half \uD83D")]
    public void What_scripts_and_emoji_need_stays(string text) => Assert.Equal(text, VisibleText.Of(text));

    [Theory]
    [InlineData("a\u202Eb", "<p>a[U+202E]b</p>\n")]
    [InlineData("`a\u202Eb`", "<p><code>a[U+202E]b</code></p>\n")]
    [InlineData("```\n\u001B[2J\n```", "<pre><code>[U+001B][2J\n</code></pre>\n")]
    [InlineData("    \u001B[2J", "<pre><code>[U+001B][2J\n</code></pre>\n")]
    [InlineData("&#x202E;&#27;", "<p>[U+202E][U+001B]</p>\n")]
    [InlineData("[a](https://example.org \"\u202Et\")", "<p><a href=\"https://example.org\" title=\"[U+202E]t\" rel=\"nofollow noopener\">a</a></p>\n")]
    [InlineData("<https://example.org/\u202E>", "<p><a href=\"https://example.org/%E2%80%AE\" rel=\"nofollow noopener\">https://example.org/[U+202E]</a></p>\n")]
    public void Html_shows_it_and_its_markup_stays_as_it_was(string markdown, string html) => Assert.Equal(html, MarkdownRenderer.ToSafeHtml(markdown));

    [Fact]
    public void Excerpts_and_Markdown_show_it_too()
    {
        Assert.Equal("a[U+202E]b", MarkdownRenderer.ToPlainText("**a\u202Eb**", 100));
        Assert.Equal("**a\\[U+202E\\]b**", Assert.Single(MarkdownSource.Blocks(["**a\u202Eb**"])).Text);
        Assert.Equal("INC-1 \\[U+001B\\]\\[2J \\| a", MarkdownSource.Escape("INC-1 \u001B[2J | a"));
    }

    [Fact]
    public void So_does_text_that_is_nested_beyond_reason()
    {
        var nested = new string('>', 100) + "\u001B";
        Assert.Contains("[U+001B]", MarkdownRenderer.ToSafeHtml(nested), StringComparison.Ordinal);
        Assert.Contains("[U+001B]", Assert.Single(MarkdownSource.Blocks([nested])).Text, StringComparison.Ordinal);
    }
}
