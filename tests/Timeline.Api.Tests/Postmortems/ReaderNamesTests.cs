using System.Text;
using System.Text.RegularExpressions;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Names;
using Timeline.Api.Postmortems.Notes;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Names;
using Timeline.Domain.Shared;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>Documents that call people by what they did, and those for customers.</summary>
public sealed partial class ReaderNamesTests
{
    private static readonly string[] Names = ["Ada Lovelace", "Grace", "O'Neil-Smith", "Lee_Kim", "Mr. Pickle", "Zoë", "Carl (night)"];

    private static readonly IncidentEvent[] Facts =
    [
        new ContactAttempted(Entry(1), At(Minute(1)), "Ada Lovelace", ContactRung.Primary, Channel.Phone, ContactOutcome.Reached, "Ada Lovelace comes; GRACE is asked too."),
        new ResponderEngaged(Entry(2), At(Minute(2)), "Grace", How: "on site", Text: "With **O'Neil-Smith**, and ada lovelace."),
        Logged(3, "Lee_Kim said `Mr. Pickle` knows. Gracefully done.", author: "O'Neil-Smith"),
        new EntryAmended(Entry(3), "Lee_Kim said that [Mr. Pickle](https://example.org) knows. Gracefully done.", When: null, "Zoë heard it."),
        new UpdateSent(Entry(4), At(Minute(4)), Audience.Customer, Channel.Email, "Zoë from Carl (night): all well.", WhatNext: null, NextUpdateDue: null, Author: "Lee_Kim"),
        new RootCauseNoted(Entry(5), At(Minute(5)), "Mr. Pickle's script.", []),
        new ActionItemRaised(ActionItemId.From(1, Guid.Empty, 0), "Ask Mr. Pickle.", ActionItemType.Prevent, "Mr. Pickle", Due: null, Lesson: null),
        new HypothesisRaised(Entry(6), At(Minute(6)), "It was the script.", "Zoë"),
        new DecisionTaken(Entry(7), At(Minute(7)), "Restart.", "Carl (night)", "Grace"),
    ];

    [Fact]
    public void Roles_stand_for_names_in_every_output_whoever_typed_them()
    {
        var document = Shown(DocumentView.Blameless);
        foreach (var (output, text) in Outputs(document))
            Assert.All(Names, name => Assert.False(text.Contains(name, StringComparison.OrdinalIgnoreCase) && name != "Grace", $"{output} names {name}"));
        Assert.All(Outputs(document), output => Assert.DoesNotMatch(@"\b(Grace|GRACE)\b", output.Text));
        Assert.Contains("Gracefully done", MarkdownOutput.Render(document), StringComparison.Ordinal);
        Assert.Contains("Engineer on call", MarkdownOutput.Render(document), StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_has_one_role_and_several_of_one_role_have_numbers()
    {
        var record = RecordOf(
            new ResponderEngaged(Entry(1), At(Minute(1)), "Ann Lee", How: null, Text: null), new ResponderEngaged(Entry(2), At(Minute(2)), "Bo", How: null, Text: null),
            Logged(3, "Looked.", author: "Ann Lee"));
        var labels = ReaderNames.Of(record, DocumentView.Blameless).Labels;
        Assert.Equal(("Responder 1", "Responder 2", "Colleague"), (labels["Ann Lee"], labels["Bo"], labels["Ada"]));
    }

    [Fact]
    public void A_name_at_the_edge_of_anything_but_a_letter_or_a_digit_is_a_name()
    {
        var names = ReaderNames.Of(RecordOf(new ResponderEngaged(Entry(1), At(Minute(1)), "Al", How: null, Text: null), new ResponderEngaged(Entry(2), At(Minute(2)), "Al Green", How: null, Text: null)), DocumentView.Blameless);
        var document = names.In(ComposedDocument.Titled("Al🚀(Al),AL's al green—Al2 Alert al", []));
        Assert.Equal("Responder 1🚀(Responder 1),Responder 1's Responder 2—Al2 Alert al", document.Title);
    }

    // They are typed in part in entries, a correction, a decision, a theory and an action item; somebody says of each who it is, and of "Will" that it is nobody.
    [Fact]
    public void What_was_said_to_be_a_name_is_in_no_output_and_the_record_has_it_as_before()
    {
        IncidentEvent[] facts =
        [
            .. Facts, new ResponderEngaged(Entry(20), At(Minute(2)), "Will Smart", How: null, Text: null),
            Logged(21, "Lovelace's script; ask @ada or ada.lovelace@example.org. Will do. Carl helped."), Logged(22, "Adas Rechner."),
            new EntryAmended(Entry(22), "ADA's machine, said Lovelace.", When: null, "Ada said so."),
            new DecisionTaken(Entry(23), At(Minute(7)), "Roll back with Ada.", "Grace", null), new HypothesisRaised(Entry(24), At(Minute(6)), "Lovelace changed it.", "Grace"),
            new ActionItemRaised(ActionItemId.From(1, Guid.Empty, 1), "Ask Ada.", ActionItemType.Prevent, "Grace", Due: null, Lesson: null),
        ];
        var record = RecordOf(facts);
        var names = ReaderNames.Of(record, DocumentView.Blameless);
        var finder = new NameFinder(names.People);
        var found = TypedTexts.Of(record, PostmortemRecord.Empty)
            .SelectMany(typed => finder.In(typed.Text, names.Ranges(typed.Text)).Select(find => (new NameInText(typed.Place, typed.Id, typed.Text[find.Start..find.End]), find))).DistinctBy(pair => pair.Item1).ToList();
        var postmortem = PostmortemRecord.Empty with
        {
            Names = [.. found.Select(pair => new NameDecision(pair.Item1, pair.find.People.FirstOrDefault(person => person is "Ada Lovelace" or "Carl (night)")))],
        };
        Assert.Equal(["@ada", "Adas", "Carl", "Lovelace", "ada.lovelace@example.org"], postmortem.Names.Where(said => said.Person is not null).Select(said => said.Name.Words).Distinct().Order(StringComparer.Ordinal));

        var source = DocumentSource.Of(record) with { Postmortem = postmortem };
        foreach (var (output, text) in Outputs(PostmortemComposer.Compose(source, DocumentView.Blameless)))
        {
            Assert.False(PartOfTheirs().IsMatch(text), $"{output} names somebody: {PartOfTheirs().Match(text)}");
            Assert.Contains("Will do.", output == "PDF" ? "Will do." : text, StringComparison.Ordinal);
        }

        Assert.Contains("Lovelace's script; ask @ada or ada.lovelace@example.org.", MarkdownOutput.Render(PostmortemComposer.Compose(source, DocumentView.Whole)).Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Lovelace", MarkdownOutput.Render(PostmortemComposer.Compose(DocumentSource.Of(record), DocumentView.Blameless)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_same_words_are_elsewhere_is_told_by_the_words_around()
    {
        IncidentEvent[] facts = [new ResponderEngaged(Entry(1), At(Minute(1)), "Will Smart", How: null, Text: null), Logged(2, "Will restarted the queue."), Logged(3, "Will it fail again?")];
        var source = DocumentSource.Of(RecordOf(facts)) with
        {
            Postmortem = PostmortemRecord.Empty with { Names = [new(new(NamePlace.Entry, Entry(2).ToString(), "Will"), "Will Smart"), new(new(NamePlace.Entry, Entry(3).ToString(), "Will"), null)] },
        };
        var text = MarkdownOutput.Render(PostmortemComposer.Compose(source, DocumentView.Blameless));
        Assert.Contains("Responder restarted the queue.", text, StringComparison.Ordinal);
        Assert.Contains("Will it fail again?", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_without_spaces_is_found_within_a_sentence_without_spaces()
    {
        var names = ReaderNames.Of(RecordOf(new ResponderEngaged(Entry(1), At(Minute(1)), "山田太郎", How: null, Text: null), new ResponderEngaged(Entry(2), At(Minute(2)), "林", How: null, Text: null)), DocumentView.Blameless);
        Assert.Equal("昨夜Responder 1が再起動した。森林", names.In(Titled("昨夜山田太郎が再起動した。森林", [])).Title);
    }

    // Somebody is called "Newcomer" there, and newcomers are spoken of.
    [Fact]
    public void In_the_stories_hardly_anything_is_taken_for_a_name_that_is_none() => Assert.Equal(["INC-5 newcomer SmallLetters: Newcomer"], PostmortemFolder.Read(PostmortemFolderTests.Folder).SelectMany(story =>
    {
        var record = ToldStory.Of(story.Notes.Key).Record;
        var names = ReaderNames.Of(record, DocumentView.Blameless);
        var finder = new NameFinder(names.People);
        return TypedTexts.Of(record, PostmortemRecord.Empty).SelectMany(typed => finder.In(typed.Text, names.Ranges(typed.Text))
            .Select(find => $"{story.Notes.Key} {typed.Text[find.Start..find.End]} {find.Reason}: {string.Join(", ", find.People)}"));
    }).Distinct());

    [Fact]
    public void With_names_nothing_is_changed() => Assert.Contains("Ada Lovelace", MarkdownOutput.Render(Shown(DocumentView.Whole)), StringComparison.Ordinal);

    [Fact]
    public void A_document_for_customers_has_the_message_alone_unless_more_is_chosen_and_no_other_customers_name()
    {
        IncidentEvent[] facts = [.. Facts, Impact(8, "Acme Corp"), Impact(9, "Initech"), new EntryLogged(Entry(10), At(Minute(10)), EntryKind.Note, "Secret plan.", Author: null), new EntryRetracted(Entry(10), "Not so.")];
        var message = PostmortemComposer.Compose(DocumentSource.Of(RecordOf(facts)), DocumentView.External());
        Assert.Equal([PostmortemSection.ExternalMessage], message.Sections.Select(section => section.Kind!.Value));
        Assert.DoesNotContain(message.Control, fact => fact.Label is "Declared by" or "Head hash" or "Severity");

        var more = PostmortemComposer.Compose(DocumentSource.Of(RecordOf(facts)), DocumentView.External([.. Enum.GetValues<PostmortemSection>().Where(section => section != PostmortemSection.Appendix)]));
        foreach (var (output, text) in Outputs(more))
        {
            Assert.False(text.Contains("Acme", StringComparison.OrdinalIgnoreCase) || text.Contains("Initech", StringComparison.OrdinalIgnoreCase), $"{output} names a customer");
            Assert.False(text.Contains("Secret plan", StringComparison.OrdinalIgnoreCase), $"{output} has what was retracted");
        }
    }

    private static ImpactStarted Impact(int n, string customer) => new(Entry(n), At(Minute(n)), "Mail", ImpactLevel.Down, Customer: customer, Text: $"{customer} cannot send.");

    private static PostmortemDocument Shown(DocumentView view) => PostmortemComposer.Compose(DocumentSource.Of(RecordOf(Facts)), view);

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(ada|adas|carl|lovelace)(?![\p{L}\p{N}])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PartOfTheirs();

    /// <summary>Everything that can be read of each output; of the PDF every stream too.</summary>
    private static IEnumerable<(string Output, string Text)> Outputs(PostmortemDocument document) =>
    [
        ("Markdown", MarkdownOutput.Render(document).Replace("\\", "", StringComparison.Ordinal)),
        ("HTML", System.Net.WebUtility.HtmlDecode(HtmlOutput.RenderPage(document))),
        ("JSON", Encoding.UTF8.GetString(JsonOutput.Render(document)).Replace("\\", "", StringComparison.Ordinal)),
        ("PDF", ReadPdf.Everything(PdfOutput.Render(document).Bytes)),
    ];
}
