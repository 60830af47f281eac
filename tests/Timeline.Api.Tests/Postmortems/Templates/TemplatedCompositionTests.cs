using System.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems.Templates;

/// <summary>Which sections a document has by its template, and what no template takes away.</summary>
public sealed class TemplatedCompositionTests
{
    private static readonly IReadOnlyList<IncidentEvent> Facts =
    [
        Logged(1, "The first one.", EntryKind.Report), Logged(2, "The second one."), new EntryStarred(Entry(2)),
        new RootCauseNoted(Entry(3), At(Minute(3)), "A full disk.", []),
    ];

    [Fact]
    public void Order_and_titles_are_those_of_the_template_and_what_it_leaves_out_is_named()
    {
        var document = Composed("## Why it broke {#causes}", "## Course {#timeline}", "## Annex {#appendix}", "## To find out {#open-questions}");
        Assert.Equal(["Why it broke", "Course", "Annex", "To find out"], document.Sections.Select(section => section.Heading));
        Assert.Equal("Tried", document.Control.Single(fact => fact.Label == "Template").Value);
        // What would say nothing is not missed.
        Assert.Equal("Summary, Detection and report, Response, Metrics", document.Control.Single(fact => fact.Label == "Sections left out").Value);
        Assert.DoesNotContain(Of(Facts).Control, fact => fact.Label is "Template" or "Sections left out");
    }

    [Fact]
    public void What_is_missing_is_told_though_the_template_has_no_open_questions()
    {
        var document = Composed("## Why {#causes}");
        Assert.Equal(["Why", "Open questions"], document.Sections.Select(section => section.Heading));
        Assert.Contains("No lesson is recorded.", JsonOf(document), StringComparison.Ordinal);
        Assert.Equal(["Why"], Compose(ToldStory.Of("INC-3").Record, PostmortemRecord.Empty, DocumentView.Whole, "## Why {#causes}").Sections.Select(section => section.Heading));
    }

    [Fact]
    public void What_people_wrote_is_never_left_out()
    {
        var written = Wrote(PostmortemSection.Summary, "Mail stood still.", PostmortemSection.Timeline, "In short.", PostmortemSection.Causes, "The disk.");
        var document = Compose(RecordOf(Facts), written, DocumentView.Whole, "## Why {#causes}");
        Assert.Equal(["Why", "Summary", "Timeline", "Open questions"], document.Sections.Select(section => section.Heading));
        Assert.EndsWith("The template has no such section.", document.Section("Summary").Written, StringComparison.Ordinal);
        Assert.DoesNotContain("no such section", document.Section("Why").Written, StringComparison.Ordinal);
        // What is computed below it is left out all the same.
        Assert.Equal("In short.", Assert.IsType<Prose>(Assert.Single(document.Section("Timeline").Blocks)).Markdown);
    }

    [Fact]
    public void What_a_section_says_of_another_is_true_of_the_document()
    {
        Assert.Contains("The appendix has all of them.", JsonOf(Composed("## Course {#timeline}", "## Appendix {#appendix}")), StringComparison.Ordinal);
        Assert.Contains("\\\"Annex\\\" has all of them.", JsonOf(Composed("## Course {#timeline}", "## Annex {#appendix}")), StringComparison.Ordinal);
        Assert.DoesNotContain("has all of them", JsonOf(Composed("## Course {#timeline}")), StringComparison.Ordinal);
        // Without the timeline the appendix has every entry, whether one is starred or not.
        Assert.Contains("The second one.", JsonOf(Compose(RecordOf(Logged(2, "The second one.")), PostmortemRecord.Empty, DocumentView.Whole, "## Annex {#appendix}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_leads_to_what_the_document_has_and_reads_as_words_where_it_has_it_not()
    {
        var written = Wrote(PostmortemSection.Causes, $"See [@the first](timeline:entry/{Entry(1)}) and [@the second](timeline:entry/{Entry(2)}).");
        Assert.Equal([Entry(1), Entry(2)], Leading("## Why {#causes}", "## Course {#timeline}", "## Annex {#appendix}"));
        Assert.Equal([Entry(2)], Leading("## Why {#causes}", "## Course {#timeline}"));
        Assert.Empty(Leading("## Why {#causes}"));
        Assert.Contains("See @the first and @the second.", MarkdownOutput.Render(Compose(RecordOf(Facts), written, DocumentView.Whole, "## Why {#causes}")), StringComparison.Ordinal);

        IEnumerable<EntryId?> Leading(params string[] sections) =>
            References.In(Assert.IsType<Prose>(Compose(RecordOf(Facts), written, DocumentView.Whole, sections).Section("Why").Blocks[0]).Markdown).Select(reference => reference.Entry);
    }

    [Fact]
    public void A_required_section_without_anything_stands_as_a_gap_but_not_for_customers()
    {
        Assert.Equal("Nothing is recorded.", Assert.IsType<NothingRecorded>(Assert.Single(Composed("## Before {#lead-up}").Section("Before").Blocks)).Text);
        Assert.DoesNotContain(Composed(view: DocumentView.External(PostmortemSection.LeadUp), "## Before {#lead-up}").All(), section => section.Heading == "Before");
    }

    [Fact]
    public void Customers_get_what_was_chosen_and_the_template_has_and_are_told_where_that_is_nothing()
    {
        Assert.Equal(["Why"], Composed(DocumentView.External(PostmortemSection.Causes, PostmortemSection.Timeline), "## Why {#causes}").Sections.Select(section => section.Heading));
        var nothing = Composed(DocumentView.External(), "## Why {#causes}");
        Assert.Equal("This document has nothing for customers.", Assert.IsType<NothingRecorded>(Assert.Single(Assert.Single(nothing.Sections).Blocks)).Text);
        Assert.DoesNotContain(nothing.Control, fact => fact.Label is "Template" or "Sections left out");
        var written = Compose(RecordOf(Facts), Wrote(PostmortemSection.ExternalMessage, "We are sorry."), DocumentView.External(), "## Why {#causes}");
        Assert.Equal("We are sorry.", Assert.IsType<Prose>(Assert.Single(Assert.Single(written.Sections).Blocks)).Markdown);
    }

    [Fact]
    public void A_section_is_silent_when_nothing_stands_in_it_but_gaps_or_the_mark_of_a_redaction()
    {
        Assert.Equal([PostmortemSection.Impact], Silent(PostmortemRecord.Empty));
        Assert.Empty(Silent(Wrote(PostmortemSection.Impact, "Nobody could write.")));
        Assert.Equal([PostmortemSection.Impact, PostmortemSection.Summary], Silent(Wrote(PostmortemSection.Summary, "Ada did it.").Apply(Recorded(new SectionRedacted(PostmortemSection.Summary, "A name."), 3))));

        static IEnumerable<PostmortemSection?> Silent(PostmortemRecord postmortem) => DocumentGaps.Silent(Source(
            RecordOf(Facts), postmortem, "## Harm {#impact}", "## Summary {#summary}", "## Why {#causes}", "## Todo {#actions}")).Select(part => part.Section);
    }

    private static PostmortemDocument Composed(params string[] sections) => Composed(DocumentView.Whole, sections);

    private static PostmortemDocument Composed(DocumentView view, params string[] sections) => Compose(RecordOf(Facts), PostmortemRecord.Empty, view, sections);

    private static PostmortemDocument Compose(IncidentRecord record, PostmortemRecord postmortem, DocumentView view, params string[] sections) =>
        PostmortemComposer.Compose(Source(record, postmortem, sections), view);

    // Every section of it is required.
    private static DocumentSource Source(IncidentRecord record, PostmortemRecord postmortem, params string[] sections)
    {
        var keys = sections.Select(section => section[(section.IndexOf('#', 2) + 1)..^1]);
        var template = TemplateReader.Read($"---\nname: Tried\nrequired: [{string.Join(", ", keys)}]\n---\n\n{string.Join("\n\n", sections)}\n").Template!;
        return DocumentSource.Of(record) with { Postmortem = postmortem, Template = new(template, Item: null, Version: null) };
    }

    private static PostmortemRecord Wrote(params object[] sections) => PostmortemRecord.Fold(sections.Chunk(2)
        .Select(PostmortemEvent (pair) => new SectionWritten((PostmortemSection)pair[0], (string)pair[1], 1, [new(Guid.Empty, "Ada")]))
        .Prepend(new PostmortemDrafted(Guid.Empty, 1, 1)).Select((made, index) => Recorded(made, index + 1)));

    private static Recorded<PostmortemEvent> Recorded(PostmortemEvent made, long sequence) => new(made, sequence, Minute(60), "Ada", Timeline.Domain.Shared.Source.Web);

    private static string JsonOf(PostmortemDocument document) => Encoding.UTF8.GetString(JsonOutput.Render(document));
}
