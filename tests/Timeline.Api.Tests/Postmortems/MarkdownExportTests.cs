using System.Text.RegularExpressions;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using Timeline.Markdown.Tests.CommonMark;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>The Markdown of a document, read by commonmark.js: what people wrote keeps its form wherever it stands, and does nothing.</summary>
public sealed class MarkdownExportTests
{
    // A text, and the blocks it has, as commonmark.js names them; a table is a paragraph to it.
    private static readonly (string Text, string[] Blocks)[] Texts =
    [
        ("One line.", ["paragraph"]),
        ("Two\nlines.", ["paragraph"]),
        ("```\nselect 1;\n```", ["code_block"]),
        ("```sql\nselect 1;\n\nselect 2;\n```\nwords", ["code_block", "paragraph"]),
        ("words\n```\nselect 1;\n```", ["paragraph", "code_block"]),
        ("```\nnever closed", ["code_block"]),
        ("    indented code", ["code_block"]),
        ("- a\n- b", ["list"]),
        ("words\n\n1. a\n2. b", ["paragraph", "list"]),
        ("- a\n  - b\n\n    ```\n    code\n    ```", ["list"]),
        ("# Heading", ["heading"]),
        ("# Heading\nwords\n\n## End", ["heading", "paragraph", "heading"]),
        ("> quote", ["block_quote"]),
        ("words\n\n> quote\n> - a", ["paragraph", "block_quote"]),
        ("---", ["thematic_break"]),
        ("words\n\n***\n\nwords", ["paragraph", "thematic_break", "paragraph"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["paragraph"]),
        ("words\n\n| a |\n|---|\n| 1 |", ["paragraph", "paragraph"]),
        ("[a]\n\n[a]: https://example.org", ["paragraph"]),
        ("[a]", ["paragraph"]),
        ("*never closed", ["paragraph"]),
        ("`never closed", ["paragraph"]),
        ("1. one", ["list"]),
        ("2014. A year.", ["list"]),
        ("\\- no list", ["paragraph"]),
    ];

    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "<img src=https://example.org/p.png>", "<div>\n\nwords\n</div>", "<!--", "<?php", "<![CDATA[", "a <b onclick=x>b</b>", "![p](https://example.org/p.png)", "![p][r]\n\n[r]: https://example.org/p.png",
        "wow![](https://example.org/p.png)", "[x](javascript:alert(1))", "![foo [bar](javascript:alert(1))](/url)", "<javascript:alert(1)>", "[x](data:text/html,x)", "[x](/relative)", "&lt;script&gt;", "\\<script>", "`<script>`", "```\n<script>\n```",
        "\u001B[2J\u001B]0;title\u0007", "a\u202Eb", "&#27;[0m", "`\u009B31m`", "```\u001B\n\u001B\n```", "<https://example.org>", "[a](https://example.org 'a \u001B b')",
    ];

    [Fact]
    public async Task Every_entry_has_the_blocks_that_were_written_beside_its_time_and_its_author()
    {
        var entries = await ItemsAsync(Of(Texts.Select((row, index) => Logged(index, row.Text, author: "Ann Lee"))), "Timeline");
        Assert.Equal(Texts.Length, entries.Count);
        foreach (var (item, (text, blocks)) in entries.Zip(Texts))
            AssertForm(item, text, blocks, "Note", "(Ann Lee)");
    }

    [Fact]
    public async Task So_has_every_reading_that_was_corrected()
    {
        var facts = Texts.SelectMany((row, index) => new IncidentEvent[] { Logged(index, row.Text), new EntryAmended(Entry(index), "New.", When: null, "Wrong.") });
        foreach (var (item, (text, blocks)) in (await ItemsAsync(Of(facts), "Appendix")).Zip(Texts))
            AssertForm(item, text, blocks, "2014-05-13 22:", "Wrong.)");
    }

    [Fact]
    public async Task A_theory_and_what_became_of_it_are_apart()
    {
        var item = Assert.Single(await ItemsAsync(
            Of(new HypothesisRaised(Entry(1), At(Minute(1)), "```\nunclosed", "Ann Lee"), new HypothesisRefuted(Entry(2), At(Minute(2)), Entry(1), "- no")), "Diagnosis"));
        Assert.Equal(["paragraph", "code_block", "list", "paragraph"], item.Children.Select(child => child.Type));
        Assert.Equal("unclosed\n", item.Children[1].Text);
    }

    [Fact]
    public async Task Causes_keep_their_form_and_the_summary_quotes_them()
    {
        var document = Of(Texts.Select((row, index) => new RootCauseNoted(Entry(index), At(Minute(index)), row.Text, [])));
        foreach (var (item, (text, blocks)) in (await ItemsAsync(document, "Causes")).Zip(Texts))
            Assert.Equal(blocks, item.Children.Select(child => child.Type));
        var quotes = (await ReadAsync(document)).Children.Where(node => node.Type == "block_quote");
        foreach (var (quote, (_, blocks)) in quotes.Zip(Texts))
            Assert.Equal(["paragraph", .. blocks], quote.Children.Select(child => child.Type));
    }

    [Fact]
    public async Task A_text_that_no_cell_can_hold_makes_the_table_a_list()
    {
        var updates = new[] { "Plain.", "```\nselect 1;\n```" }
            .Select((text, index) => new UpdateSent(Entry(index), At(Minute(index)), Audience.Customer, Channel.Sms, text, WhatNext: null, NextUpdateDue: null));
        var items = await ItemsAsync(Of(updates), "Communications");
        Assert.Equal("Time: 2014-05-13 22:00 · To: Customer · By: Text message Plain.", items[0].Words);
        Assert.Equal(["paragraph", "code_block"], items[1].Children.Select(child => child.Type));
        Assert.Equal("select 1;\n", items[1].Children[1].Text);
    }

    [Fact]
    public async Task Nothing_that_people_wrote_is_markup_that_runs_or_loads()
    {
        var facts = Hostile.SelectMany((text, index) => new IncidentEvent[]
        {
            Logged(3 * index, text, author: text.ReplaceLineEndings(" ")),
            new UpdateSent(Entry((3 * index) + 1), At(Minute(index)), Audience.Customer, Channel.Phone, text, WhatNext: null, NextUpdateDue: null),
            new RootCauseNoted(Entry((3 * index) + 2), At(Minute(index)), text, []),
        });
        var markdown = MarkdownOutput.Render(Titled("<script> ![p](https://example.org/p.png) \u001B[2J \u202E", facts));
        Assert.DoesNotContain(markdown, character => (char.IsControl(character) && character != '\n') || character is (>= '\u202A' and <= '\u202E'));
        var nodes = Assert.Single(await CommonMarkReader.ReadAsync([markdown])).Tree.All.ToList();
        Assert.DoesNotContain(nodes, node => node.Type is "html_block" or "html_inline" or "image");
        Assert.All(nodes.Where(node => node.Type == "link"), link => Assert.Matches("^https?://|^mailto:", link.Destination));
        Assert.Contains("\\[U+001B\\]\\[2J", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\"\nstatus: \"CLOSED\"\n---\n# x")]
    [InlineData("a\\\" b\u2028c\u0085d\re")]
    [InlineData("# | a `b` *c* _d_ ~~e~~ &lt; 1. [f](https://example.org)")]
    public async Task A_title_says_itself_and_no_more_in_front_matter_and_heading(string title)
    {
        var markdown = MarkdownOutput.Render(Titled(title));
        var front = markdown.Split("---\n")[1];
        Assert.All(front.TrimEnd('\n').Split('\n'), line => Assert.Matches("^[a-zA-Z]+: \"([^\"\\\\]|\\\\([\"\\\\]|x[0-9A-F]{2}))*\"$", line));
        Assert.Equal(Timeline.Domain.Shared.VisibleText.Line(title), new YamlDotNet.Serialization.Deserializer().Deserialize<Dictionary<string, string>>(front)["title"]);
        var heading = Assert.Single((await ReadAsync(Titled(title))).Children, node => node is { Type: "heading", Level: 1 });
        Assert.All(heading.Children, child => Assert.Equal("text", child.Type));
        Assert.StartsWith("INC-1 · ", heading.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_pipes_does_not_break_its_table()
    {
        var markdown = MarkdownOutput.Render(Of(new ResponderEngaged(Entry(1), At(Minute(1)), "Ann | Lee\\", How: "by `a|b`", Text: "See `a|b` | c")));
        var row = Assert.Single(markdown.Split('\n'), line => line.StartsWith("| 2014-05-13 22:01 |", StringComparison.Ordinal) && line.Contains("Ann", StringComparison.Ordinal));
        Assert.Equal(6, Regex.Count(row, @"(?<!\\)(\\\\)*\|", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
        Assert.Contains("| See `a\\|b` \\| c |", row, StringComparison.Ordinal);
    }

    private static void AssertForm(CommonMarkNode item, string text, string[] blocks, string before, string after)
    {
        string[] expected = [.. blocks[0] == "paragraph" ? [] : new[] { "paragraph" }, .. blocks, .. blocks[^1] == "paragraph" ? [] : new[] { "paragraph" }];
        // A table stands in lines of its own.
        if (text.EndsWith('|'))
            expected = ["paragraph", "paragraph", "paragraph"];
        Assert.True(expected.SequenceEqual(item.Children.Select(child => child.Type)), $"{text}: {string.Join(' ', item.Children.Select(child => child.Type))}");
        Assert.Contains(before, item.Children[0].Words, StringComparison.Ordinal);
        Assert.EndsWith(after, item.Children[^1].Words, StringComparison.Ordinal);
        Assert.Equal("emph", item.Children[^1].Children[^1].Type);
    }

    private static async Task<CommonMarkNode> ReadAsync(PostmortemDocument document)
    {
        var markdown = MarkdownOutput.Render(document);
        return Assert.Single(await CommonMarkReader.ReadAsync([markdown[(markdown.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..]])).Tree;
    }

    /// <summary>The items of the lists of a section.</summary>
    private static async Task<IReadOnlyList<CommonMarkNode>> ItemsAsync(PostmortemDocument document, string section)
    {
        var after = (await ReadAsync(document)).Children.SkipWhile(node => node is not { Type: "heading", Level: 2 } || node.Words != section).Skip(1);
        return [.. after.TakeWhile(node => node is not { Type: "heading", Level: 2 }).Where(node => node.Type == "list").SelectMany(list => list.Children)];
    }
}
