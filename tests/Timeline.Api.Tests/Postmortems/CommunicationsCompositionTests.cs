using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>What a document says of who was told, over what, who was not, and what they said.</summary>
public sealed class CommunicationsCompositionTests
{
    private static readonly ChannelId Mail = new(new Guid(1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9));

    private static readonly UpdateSent ByMail =
        new(Entry(1), At(Minute(10)), Audience.Customer, Channel.Email, "Mail is down.", WhatNext: null, NextUpdateDue: null, Channels: [new(Mail, "E-mail to all")]);

    [Fact]
    public void An_update_names_its_channels_and_a_warning_that_was_overridden_stands_out()
    {
        var blocks = Communications(ByMail, new ChannelWarningOverridden(Entry(2), At(Minute(10)), Entry(1), [new(Mail, "E-mail to all", ["Mail"])], ["Status page"], "Some forward it."));
        Assert.Equal(["2014-05-13 22:10", "Customer", "E-mail: E-mail to all", "Mail is down."], Assert.IsType<Grid>(blocks[0]).Rows[0].Select(cell => cell.Text));
        Assert.Equal(
            new Highlight(
                "2014-05-13 22:10, sent despite a warning by Ada",
                "Sent despite the warning: E-mail to all is carried by Mail, which is affected. Still working: Status page. Why all the same: Some forward it."),
            Assert.IsType<Highlight>(blocks[1]));
    }

    [Fact]
    public void A_warning_that_was_missed_is_told_from_one_that_was_overridden() =>
        Assert.Equal(
            "2014-05-13 22:10, a warning was missed",
            Communications(ByMail, new ChannelWarningMissed(Entry(2), At(Minute(10)), Entry(1), [new(Mail, "E-mail to all", ["Mail"])], [])).OfType<Highlight>().Single().Title);

    [Fact]
    public void Customers_told_and_not_told_are_listed_and_what_they_said()
    {
        IncidentEvent[] facts =
        [
            new CustomersToTellAdded(Entry(1), At(Minute(1)), [new("Northwind"), new("Contoso")], "They called."),
            new CustomerContacted(Entry(2), At(Minute(5)), "Northwind", Channel.Phone, CustomerContactOutcome.Told, "Their help desk", "They know.", Author: "Grace"),
            new CustomerContacted(Entry(3), At(Minute(6)), "Contoso", Channel.Phone, CustomerContactOutcome.LeftMessage),
            new FeedbackReceived(Entry(4), At(Minute(50)), "Northwind", "Quick work.", Channel.Email),
        ];
        var blocks = Communications(facts);
        Assert.IsType<NothingRecorded>(blocks[0]);
        Assert.Equal(["Customers told one by one", "Customers still to be told", "Feedback"], blocks.OfType<SubHeading>().Select(heading => heading.Text));
        Assert.Equal(["2014-05-13 22:05", "Northwind (Their help desk)", "Phone", "Told", "Grace", "They know."], blocks.OfType<Grid>().Single().Rows[0].Select(cell => cell.Text));
        Assert.Equal(
            [("Contoso:", "They called.", "since 2014-05-13 22:01; left message 2014-05-13 22:06"), ("Northwind:", "Quick work.", "2014-05-13 22:50, E-mail")],
            blocks.OfType<Bullets>().SelectMany(bullets => bullets.Items).Select(item => (item.Lead, item.Markdown, item.Aside)));

        var resolved = Of([.. facts, new StatusChanged(Entry(5), At(Minute(55)), IncidentStatus.Declared, IncidentStatus.Resolved, Text: null)]);
        Assert.All([MarkdownOutput.Render(resolved), HtmlOutput.RenderPage(resolved)], output => Assert.All(
            ["Customers who were not told", "Customers not told: 1", "Their help desk", "Quick work."], said => Assert.Contains(said, output, StringComparison.Ordinal)));
        Assert.NotEmpty(PdfOutput.Render(resolved).Bytes);
    }

    [Fact]
    public void Feedback_that_was_logged_is_shown_with_its_time_alone() =>
        Assert.Equal(
            (null, "Warm words.", "2014-05-13 22:30"),
            Communications(Logged(1, Minute(30), "Warm words.", EntryKind.Feedback)).OfType<Bullets>().Single().Items[0] is var item ? (item.Lead, item.Markdown, item.Aside) : default);

    private static IReadOnlyList<Block> Communications(params IncidentEvent[] facts) => Of(facts).Section("Communications").Blocks;
}
