using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Notes;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Postmortems;
using Timeline.Markdown;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>Markdown, HTML, JSON and PDF are made of one tree: each has all that it holds.</summary>
public sealed partial class SameContentTests
{
    // What is for programs. Where a value has a code, Markdown has that.
    private static readonly string[] Codes = ["format", "type", "section", "source", "audience", "asKnownAt", "mediaType", "bytes", "code", "id"];

    public static TheoryData<string> Stories => [.. PostmortemFolder.Read(PostmortemFolderTests.Folder).Select(story => story.Notes.Key)];

    [Theory]
    [MemberData(nameof(Stories))]
    public void Every_text_of_the_tree_stands_in_all_four(string key)
    {
        var story = ToldStory.Of(key);
        AssertSame(PostmortemComposer.Compose(DocumentSource.Of(story.Record, story.Catalogue), DocumentView.Whole), leastTexts: 100);
    }

    [Fact]
    public void So_it_is_with_a_template()
    {
        var story = ToldStory.Of("INC-2");
        var template = TemplateReader.Read("---\nname: Three parts\n---\n\n## Why it broke & _what_ <we> did {#actions}\n\nWhat next?\n\n## Who was told {#communications}\n\n## Annex {#appendix}\n").Template!;
        var document = PostmortemComposer.Compose(DocumentSource.Of(story.Record, story.Catalogue) with { Template = new(template, Item: null, Version: null) }, DocumentView.Whole);
        Assert.Equal(["Why it broke & _what_ <we> did", "Who was told", "Annex"], document.Sections.Select(section => section.Heading));
        AssertSame(document, leastTexts: 50);
    }

    private static void AssertSame(PostmortemDocument document, int leastTexts)
    {
        var texts = Texts(JsonDocument.Parse(JsonOutput.Render(document)).RootElement).Select(Letters).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        Assert.InRange(texts.Count, leastTexts, int.MaxValue);

        (string Output, string Text)[] outputs =
        [
            ("Markdown", Letters(Backslashes().Replace(MarkdownOutput.Render(document), "${sign}"))),
            ("HTML", Letters(WebUtility.HtmlDecode(Tags().Replace(Labels().Replace(HtmlOutput.RenderPage(document), "${label}"), "")))),
            ("PDF", Letters(ReadPdf.Said(PdfOutput.Render(document).Bytes))),
        ];
        foreach (var (output, text) in outputs)
            Assert.All(texts, part => Assert.True(text.Contains(part, StringComparison.Ordinal), $"{output} lacks: {part}"));
    }

    private static IEnumerable<string> Texts(JsonElement element, string name = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => !Codes.Contains(member.Name) && !(member.Name == "value" && element.TryGetProperty("code", out _))).SelectMany(member => Texts(member.Value, member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Texts(item, name)),
        // What people wrote has marks that outputs turn into something else: line by line, without them.
        JsonValueKind.String when name is "markdown" or "then" => WebUtility.HtmlDecode(Tags().Replace(MarkdownRenderer.ToSafeHtml(element.ToString()), "")).Split('\n'),
        JsonValueKind.String => [element.ToString()],
        _ => [],
    };

    // Spaces, hyphens and capitals are a matter of layout.
    private static string Letters(string text) => new([.. text.Normalize(NormalizationForm.FormC).ToUpperInvariant().Where(char.IsLetterOrDigit)]);

    [GeneratedRegex(@"\\(?<sign>[^\p{L}\p{N}])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Backslashes();

    // A picture that is drawn says what it shows.
    [GeneratedRegex("<svg[^>]*aria-label=\"(?<label>[^\"]*)\"[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Labels();

    [GeneratedRegex("<style>.*?</style>|<[^>]+>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tags();
}
