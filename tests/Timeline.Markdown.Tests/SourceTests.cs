using System.Text.RegularExpressions;
using Timeline.Markdown.Source;
using Timeline.Markdown.Tests.CommonMark;

namespace Timeline.Markdown.Tests;

/// <summary>Markdown written anew means what it meant, to us and to commonmark.js.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Texts =
    [
        "One line.", "Two\nlines.", "A hard\\\nbreak and a  \nsecond.", "Two\n\nparagraphs.",
        "```\nselect 1;\n```", "```sql\nselect 1;\n```", "~~~\n```\n~~~", "    indented\n\n    code", "```\nnever closed", "```\n\n  spaces kept  \n```", "```a`b\nno fence", "~~~ a`b\nfence\n~~~",
        "words\n```\ncode\n```\nwords", "- one\n- two", "- one\n\n- two", "* star\n+ plus", "1. one\n2. two", "7) seven\n8) eight", "- a\n  - b\n    - c", "1. a\n   - b\n\n     c\n2. d",
        "- ```\n  code\n  ```\n- > quote", "- \n- empty before", "- - nested at once", "- # heading\n  text", "- a\n\n[x]: https://example.org\n\n- b", "1. a\n\n[x]: https://example.org\n\n1. b",
        "# Heading\n\ntext", "Setext\n===\n\nSecond\n---", "# closing ##", "# not closing \\#", "## `#` #", "#", "###### six",
        "> quote", "> quote\nlazy", "> - a\n> - b\n>\n> c", "> > deep\n> ```\n> code\n> ```", "> a\n\n> b", "text\n\n---\n\ntext", "***",
        "*em* **strong** ***both*** _a_ __b__ *a **b** c*", "*a*b*c", "snake_case_name and _em_", "* not em *", "**a *b***", "5 * 3 * 2", "`code` ``a`b`` `` ` `` ` x `",
        "[link](https://example.org)", "[a](https://example.org \"title \\\"q\\\"\")", "[ref] and [named][ref]\n\n[ref]: https://example.org/?a=1&amp;b=2", "<https://example.org> <a@example.org>",
        "[a](<https://example.org/with space>)", "[a](https://example.org/p(1))", "[*em* `code`](https://example.org)", "[x](https://example.org/?a=1&copy;=2)",
        "<b>raw</b>", "<div>\n\n*a*\n</div>", "<!-- c -->", "<script>alert(1)</script>", "a < b > c & d &amp; &lt; &copy; &#35; &nbsp;x", "![alt](https://example.org/p.png)", "!\\[a](https://example.org)", "wow![a](https://example.org)", "![x!](y)[a](https://example.org)", "[![p](https://example.org/p.png)](https://example.org)",
        "[x](javascript:alert(1))", "**[x](javascript:alert(1))**", "1\\. not a list", "\\- not a list", "\\# not a heading", "\\> not a quote", "2026. A year ends.", "-\u00A0no list", "+", "-", "=", "a\n\\=\\=\\=", "a\n\\-\\-\\-",
        "\\*a\\* \\_b\\_ \\`c\\` \\[d\\] \\\\ \\<e\\> \\| \\~", "C:\\temp\\new", "\ttab", "&#32;space&#32;", "a&#10;b", "&#9;tab", "trailing\\", "R&D, AT&T; x", "line  \n  indented next",
        "[\u202E]: https://example.org\n\n[x]", "Persian \u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u001B[31mred\u001B[0m", "a\u202Eb `c\u202Ed`", "```\n\u001B[2J\n```", "&#27;[0m &#x202E;",
    ];

    // Not of CommonMark itself: read by us alone.
    private static readonly string[] Dialect =
    [
        "| a | b |\n|---|--:|\n| 1 | 2 |", "| a |\n|:-:|\n| x \\| y |", "a | b\n--- | ---\n`x` | *y*\nshort\n1 | 2 | 3", "text\n\n| a | b |\n|---|---|\n\ntext", "- item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- next",
        "> | a | b |\n> |---|---|\n> | 1 | [l](https://example.org/a\\|b) |", "~~gone~~ and ~~**b**~~", "- [ ] open\n- [x] done **b**", "https://example.org/a_b_c?x=1&y=2 and www.example.org.", "http\\s://example.org ww\\w.example.org",
        "ftp://example.org tel:1234 mailto:a@example.org", "a | b\n\\--- | ---", "\\:-\\-", "a\n\\:--", "\\~\\~no\\~\\~",
    ];

    [Fact]
    public async Task What_is_written_says_the_same_to_a_CommonMark_reader()
    {
        var examples = (await CommonMarkReader.ExamplesAsync()).Concat(Texts).ToList();
        var read = await CommonMarkReader.ReadAsync(examples.Select(text => Written(text)));
        var differences = examples.Zip(read, (text, reading) => (text, expected: Comparable(MarkdownRenderer.ToSafeHtml(text)), actual: Comparable(reading.Html)))
            .Where(row => row.expected != row.actual && !Dialects().IsMatch(row.expected))
            .Select(row => $"{row.text}\n-- was written as\n{Written(row.text)}\n-- meant\n{row.expected}\n-- reads\n{row.actual}");
        Assert.True(!differences.Any(), string.Join("\n=====\n", differences));
    }

    [Fact]
    public async Task What_is_written_says_the_same_to_us()
    {
        var examples = (await CommonMarkReader.ExamplesAsync()).Concat(Texts).Concat(Dialect).ToList();
        Assert.True(examples.All(SaysTheSame), string.Join("\n=====\n", examples.Where(text => !SaysTheSame(text)).Select(Difference)));
    }

    [Fact]
    public void Whatever_is_put_together_from_markup_says_the_same_to_us()
    {
        string[] pieces =
        [
            "a", "word", " ", " ", "\n", "\n", "\n\n", "- ", "  ", "    ", "1. ", "2) ", "> ", "# ", "```", "~~~", "`", "``", "*", "**", "_", "__", "~~", "[", "]", "](https://example.org)", "![", "<b>", "<https://example.org>",
            "&amp;", "&#32;", "\\", "|", "| a | b |\n|---|---|\n", "---", "===", "!", "www.example.org", "[ ] ", "\t", "<", ">", "&", "+ ", "\u202E", ".",
        ];
        var random = new Random(20261126);
        var broken = Enumerable.Range(0, 2000)
            .Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 14)).Select(_ => pieces[random.Next(pieces.Length)])))
            .Where(text => !SaysTheSame(text)).ToList();
        Assert.True(broken.Count == 0, $"{broken.Count}:\n" + string.Join("\n=====\n", broken.OrderBy(text => text.Length).Take(12).Select(Difference)));
    }

    private static bool SaysTheSame(string text) => Loosely(MarkdownRenderer.ToSafeHtml(text)) == Loosely(MarkdownRenderer.ToSafeHtml(Written(text)));

    private static string Difference(string text) =>
        $"{text}\n-- was written as\n{Written(text)}\n-- meant\n{Loosely(MarkdownRenderer.ToSafeHtml(text))}\n-- reads\n{Loosely(MarkdownRenderer.ToSafeHtml(Written(text)))}\n";

    private static string Written(string text) => string.Join("\n\n", MarkdownSource.Blocks([text]).Select(block => block.Text)) + "\n";

    // What is spelt in two ways is spelt in one, and the language of a fence is left out, as our HTML does. Lines of a heading become one, a link without words shows its address, and one that was refused and has none leaves nothing.
    private static string Comparable(string html) => Heading().Replace(
        Wordless().Replace(Language().Replace(html, "").Replace(" rel=\"nofollow noopener\"", "", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&nbsp;", "\u00A0", StringComparison.Ordinal).Replace(" />", ">", StringComparison.Ordinal).Replace("<p></p>\n", "", StringComparison.Ordinal)
            .Replace("<li>\n", "<li>", StringComparison.Ordinal), "<a href=\"${to}\">${to}</a>"),
        heading => heading.Value.Replace("<br>", "", StringComparison.Ordinal).Replace('\n', ' '));

    // Leaves out what Markdig reads in a way of its own: addresses and the space that code begins with, pipes in code in a table, and a list around a table.
    private static string Loosely(string html)
    {
        var loose = Details().Replace(Space().Replace(Comparable(html), " "), "").Replace("<code> ", "<code>", StringComparison.Ordinal);
        return loose.Contains("<table", StringComparison.Ordinal)
            ? loose.Replace("\\|", "|", StringComparison.Ordinal).Replace("<p>", "", StringComparison.Ordinal).Replace("</p>", "", StringComparison.Ordinal)
            : loose;
    }

    [GeneratedRegex("<a href=\"(?<to>[^\"]*)\">\\s*</a>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wordless();

    [GeneratedRegex(" class=\"language-[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Language();

    [GeneratedRegex("<h[1-6]>[^<]*(<[^h][^<]*)*</h", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("[ \\t\\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();

    [GeneratedRegex(" href=\"http://www[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Details();

    // What commonmark.js does not know.
    [GeneratedRegex("<table|<del>|<input", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dialects();
}
