using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Notes;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Api.Tests.Postmortems;
using Timeline.Domain.Import;
using Timeline.Domain.Import.Exports;
using Timeline.Domain.Incidents;

namespace Timeline.Api.Tests.Import;

public sealed class OwnExportTests
{
    public static TheoryData<string> Stories() => [.. PostmortemFolder.Read(PostmortemFolderTests.Folder).Select(story => story.Notes.Key)];

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_whole_document_that_is_pasted_comes_back_with_kinds_authors_precision_and_facts(string key)
    {
        var story = ToldStory.Of(key);

        var preview = NotesReader.Preview(story.Markdown, null, null);

        Assert.Equal((OwnExport.Name, story.Record.Zone), (preview.Format, preview.Zone));
        Assert.Empty(preview.Questions);
        Assert.Equal(
            story.Record.Timeline.Where(entry => !entry.Retracted).Select(entry => (entry.Kind, entry.OccurredAt, entry.OccurredUntil, entry.Precision, entry.Author, entry.Text, Facts(entry.Facts))),
            preview.Entries.Select(entry => (entry.Kind!.Value, entry.OccurredAt!.Value, entry.OccurredUntil, entry.Precision, entry.Author!, entry.Text, Facts(entry.Facts))));
        Assert.All(preview.Entries, entry => Assert.DoesNotContain(entry.Guesses, guess => guess.Code is ImportGuessCode.DateCarried or ImportGuessCode.MidnightCrossed or ImportGuessCode.Role));
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void Readers_that_see_less_than_everything_get_no_data(string key)
    {
        var story = ToldStory.Of(key);
        var source = DocumentSource.Of(story.Record, story.Catalogue);

        Assert.Contains("timeline-entries", story.Markdown, StringComparison.Ordinal);
        foreach (var view in new[] { DocumentView.Blameless, DocumentView.Whole with { Audience = DocumentAudience.External } })
            Assert.DoesNotContain("timeline-entries", MarkdownOutput.Render(PostmortemComposer.Compose(source, view)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_that_is_not_as_it_is_written_is_read_as_text()
    {
        const string Notes = "2024-03-05 09:10 UTC The queue grows.\n```timeline-entries UTC\n{\"at\":\"soon\"}\n```\n";

        var preview = NotesReader.Preview(Notes, null, null);

        Assert.Null(preview.Format);
        Assert.Equal(["2024-03-05 09:10 UTC"], preview.Entries.Select(entry => entry.Typed));
    }

    private static string Facts(IReadOnlyList<EntryFact> facts) => string.Join('\n', facts);
}
