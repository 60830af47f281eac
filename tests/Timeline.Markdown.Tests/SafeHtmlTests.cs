using System.Text.RegularExpressions;

namespace Timeline.Markdown.Tests;

public sealed partial class SafeHtmlTests
{
    public static TheoryData<string> Payloads() => new(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](\u0001javascript:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example/x)",
        "[x](/relative)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "<javascript:alert(1)>",
        "<vbscript:alert(1)>",
        "[x]\n\n[x]: javascript:alert(1)",
        "![foo [bar](javascript:alert(1)) x](/url)",
        "![foo ![bar](javascript:alert(1))](javascript:alert(2))",
        "![foo <javascript:alert(1)> x](/url)",
        "![[[foo](javascript:alert(1))](javascript:alert(2))](javascript:alert(3))",
        "[x](https://example.org/\"onmouseover=\"alert(1))",
        "[x](https://example.org 'a\"onmouseover=\"alert(1)')",
        "```\"><script>alert(1)</script>\ncode\n```",
        "`<script>alert(1)</script>`",
        "| <script>alert(1)</script> |\n| --- |\n| <img onerror=alert(1)> |",
        "- [ ] <script>alert(1)</script>",
        "# <script>alert(1)</script>",
        "<style>*{display:none}</style>",
        "<form action=https://evil.example><input></form>",
        "<!-- --><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "https://example.org/<script>alert(1)</script>",
        "www.example.org\"onclick=alert(1)");

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Nothing_that_runs_or_loads_comes_through(string markdown)
    {
        var html = MarkdownRenderer.ToSafeHtml(markdown);
        foreach (var tag in Tags().Matches(html).Select(match => match.Value))
        {
            Assert.Matches("^</?(a|p|h[1-6]|ul|ol|li|pre|code|em|strong|del|blockquote|table|thead|tbody|tr|th|td|input|br|hr)( [^>]*)?/?>$", tag);
            Assert.DoesNotMatch("(?i)\\son[a-z]+\\s*=", Quoted().Replace(tag, "\"\""));
            var address = Address().Match(tag).Groups["address"].Value;
            Assert.True(address.Length == 0 || Regex.IsMatch(address, "^(https?://|mailto:)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), tag);
        }
    }

    [Fact]
    public void Good_links_stay_and_say_that_we_do_not_vouch_for_them() => Assert.Equal(
        "<p><a href=\"https://example.org/a?b=c&amp;d\" rel=\"nofollow noopener\">x</a> <a href=\"mailto:a@example.org\" rel=\"nofollow noopener\">m</a> "
        + "<a href=\"http://example.org\" rel=\"nofollow noopener\">http://example.org</a></p>\n",
        MarkdownRenderer.ToSafeHtml("[x](https://example.org/a?b=c&d) [m](mailto:a@example.org) http://example.org"));

    [Fact]
    public void The_words_of_a_refused_link_stay_with_their_markup() =>
        Assert.Equal("<p>see <strong>this</strong> here</p>\n", MarkdownRenderer.ToSafeHtml("see [**this** here](javascript:x)"));

    [Theory]
    [InlineData("![foo [bar](/url) x](/url2)", "<p>foo bar x</p>\n")]
    [InlineData("![[[foo](uri1)](uri2)](uri3)", "<p>[foo](uri2)</p>\n")]
    [InlineData("a ![b <javascript:c> [d](e) f](g) h", "<p>a b javascript:c d f h</p>\n")]
    public void The_words_of_links_in_a_refused_picture_stay(string markdown, string html) =>
        Assert.Equal(html, MarkdownRenderer.ToSafeHtml(markdown));

    [Fact]
    public void A_picture_becomes_a_link_so_that_reading_tells_nobody() => Assert.Equal(
        "<p><a href=\"https://example.org/p.png\" rel=\"nofollow noopener\">graph</a></p>\n",
        MarkdownRenderer.ToSafeHtml("![graph](https://example.org/p.png)"));

    [Fact]
    public void Headings_go_down_by_the_shift_and_no_further_than_six() =>
        Assert.Equal("<h3>a</h3>\n<h6>b</h6>\n", MarkdownRenderer.ToSafeHtml("# a\n\n##### b", headingShift: 2));

    [Fact]
    public void Tables_task_lists_and_strikethrough_are_understood()
    {
        var html = MarkdownRenderer.ToSafeHtml("| a | b |\n|---|--:|\n| 1 | ~~2~~ |\n\n- [x] done");
        Assert.Contains("<td align=\"right\"><del>2</del></td>", html, StringComparison.Ordinal);
        Assert.Contains("type=\"checkbox\" checked=\"checked\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_too_long_is_refused_with_the_limit()
    {
        var error = Assert.Throws<ArgumentException>(() => MarkdownRenderer.ToSafeHtml(new string('a', MarkdownRenderer.MaxLength + 1)));
        Assert.Contains("500001 characters; the limit is 500000", error.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("(href|src|action)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
