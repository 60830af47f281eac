using System.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>Documents that call people by what they did, and those for customers.</summary>
public sealed class ReaderNamesTests
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

    /// <summary>Everything that can be read of each output; of the PDF every stream too.</summary>
    private static IEnumerable<(string Output, string Text)> Outputs(PostmortemDocument document) =>
    [
        ("Markdown", MarkdownOutput.Render(document).Replace("\\", "", StringComparison.Ordinal)),
        ("HTML", System.Net.WebUtility.HtmlDecode(HtmlOutput.RenderPage(document))),
        ("JSON", Encoding.UTF8.GetString(JsonOutput.Render(document)).Replace("\\", "", StringComparison.Ordinal)),
        ("PDF", ReadPdf.Everything(PdfOutput.Render(document).Bytes)),
    ];
}
