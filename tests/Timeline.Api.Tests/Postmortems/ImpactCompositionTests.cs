using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>What a document says of impact, recovery, theories and decisions.</summary>
public sealed class ImpactCompositionTests
{
    private static readonly ImpactStarted Mail = new(Entry(1), At(Minute(0)), "Mail", ImpactLevel.Down, "Store 3", Affected: 40);

    [Fact]
    public void Impact_is_a_table_with_its_levels_and_minutes()
    {
        var document = Of(
            Mail, new ImpactChanged(Entry(2), At(Minute(30)), Entry(1), ImpactLevel.Degraded), new ImpactEnded(Entry(3), At(Minute(90)), Entry(1)),
            new ImpactStarted(Entry(4), At(Minute(10)), "Names", ImpactLevel.Degraded), new ImpactEnded(Entry(5), At(Minute(20)), Entry(4)));
        var blocks = document.Section("Impact").Blocks;
        Assert.Equal(
            ["2014-05-13 22:00", "2014-05-13 23:30", "Mail", "Store 3", "Down; degraded from 22:30", "40", "1 h 30 min"],
            Assert.IsType<Grid>(blocks[0]).Rows[0].Select(cell => cell.Text));
        Assert.Equal("All services together: 1 h 40 min of impact, 30 min down and 1 h 10 min degraded, 3,600 person-minutes.", Assert.IsType<Plain>(blocks[1]).Text);
        Assert.Equal(
            [("Mail", "1 h 30 min of impact, 30 min down and 1 h degraded, 3,600 person-minutes"), ("Names", "10 min of impact, all of it degraded")],
            Assert.IsType<FactList>(blocks[2]).Facts.Select(fact => (fact.Label, fact.Value)));
        Assert.Contains("Impact of all services", Assert.IsType<Grid>(document.Section("Metrics").Blocks[0]).Rows.Select(row => row[0].Text));
    }

    [Fact]
    public void An_impact_that_never_ended_says_so_and_is_an_open_question()
    {
        var document = Of(Mail, new StatusChanged(Entry(2), At(Minute(60)), IncidentStatus.Declared, IncidentStatus.Resolved, Text: null));
        Assert.Equal(["not recorded", "pending"], new[] { 1, 6 }.Select(column => Assert.IsType<Grid>(document.Section("Impact").Blocks[0]).Rows[0][column].Text));
        Assert.Equal(
            "All services together: pending (The incident is resolved, and nobody has said that the impact on Mail for Store 3 ended. Say when it did).", Assert.IsType<Plain>(document.Section("Impact").Blocks[1]).Text);
        Assert.Contains("The impact on \"Mail for Store 3\" has no end", MarkdownOutput.Render(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_and_lost_data_are_a_section_with_their_history()
    {
        var document = Of(
            Logged(1, Minute(0), "A call.", EntryKind.Report),
            new MilestoneSet(MilestoneKind.FaultStarted, At(Minute(-20)), EntryId: null),
            new RecoveryStageReached(Entry(2), At(Minute(50)), "Blank mailboxes", "New mail flows.", "Store 3"),
            new DataLossAssessed(Entry(3), At(Minute(30)), LastGoodCopy: Minute(-740)),
            new DataLossAssessed(Entry(4), At(Minute(55)), RecoveredTo: Minute(-20), Text: "All of it came back."));
        var blocks = document.Section("Recovery").Blocks;
        Assert.Equal(["2014-05-13 22:50", "Blank mailboxes", "Store 3", "New mail flows.", "50 min"], Assert.IsType<Grid>(blocks[0]).Rows[0].Select(cell => cell.Text));
        Assert.Equal(
            [("Lost at first", "12 h: Last good copy, 2014-05-13 09:40, to Fault started, 2014-05-13 21:40"), ("Lost for good", "nothing")],
            Assert.IsType<FactList>(blocks[2]).Facts.Select(fact => (fact.Label, fact.Value)));
        Assert.Equal(
            [("Data was lost.", "last good copy 2014-05-13 09:40"), ("All of it came back.", "recovered to 2014-05-13 21:40")],
            Assert.IsType<Bullets>(blocks[3]).Items.Select(item => (item.Markdown, item.Aside)));
    }

    [Theory]
    [InlineData(true, "No data was lost.")]
    [InlineData(false, "It was assessed, and how much was lost is not known.")]
    public void No_loss_and_an_unknown_one_are_said_apart(bool none, string said) =>
        Assert.Equal(said, Of(new DataLossAssessed(Entry(1), At(Minute(5)), None: none)).Section("Recovery").Blocks.OfType<Plain>().Single().Text);

    [Fact]
    public void A_theory_shows_what_spoke_for_and_against_it_and_causes_show_their_entries()
    {
        var document = Of(
            new HypothesisRaised(Entry(1), At(Minute(1)), "Set up wrongly.", "Customer"),
            Logged(2, "It runs on the second server."),
            new EvidenceLinked(Entry(3), At(Minute(3)), Entry(1), Entry(2), EvidenceBearing.Against, "So it fails over."),
            new HypothesisAbandoned(Entry(4), At(Minute(4)), Entry(1), "Nobody can look."),
            new TriggerNoted(Entry(5), At(Minute(5)), "The upgrade was begun anew.", [Entry(2)]));
        var diagnosis = document.Section("Diagnosis").Blocks;
        Assert.Equal(("Abandoned:", "Set up wrongly.", "Nobody can look."), Assert.IsType<Bullets>(diagnosis[0]).Items[0] is var item ? (item.Lead, item.Markdown, item.Then) : default);
        Assert.Equal(["Set up wrongly.", "Against", "2014-05-13 22:02", "It runs on the second server.", "So it fails over."], Assert.IsType<Grid>(diagnosis[2]).Rows[0].Select(cell => cell.Text));
        var trigger = Assert.IsType<Bullets>(document.Section("Causes").Blocks[1]).Items[0];
        Assert.Equal(("The upgrade was begun anew.", "shown by 2014-05-13 22:02, \"It runs on the second server.\""), (trigger.Markdown, trigger.Aside));
    }

    [Fact]
    public void A_decision_says_on_what_grounds_and_that_it_was_never_verified()
    {
        var taken = new DecisionTaken(Entry(1), At(Minute(1)), "Edit the hosts file.", "Engineer", "A superior", "It is the test server.", ["Edit", "Wait"]);
        Assert.Equal(
            ("2014-05-13 22:01:", "decided by Engineer; on the advice of A superior; assuming: It is the test server; considered: Edit / Wait; never verified"),
            Decision(taken) is var never ? (never.Lead, never.Aside) : default);
        var verified = Decision(taken, new DecisionVerified(Entry(2), At(Minute(9)), Entry(1), DecisionOutcome.DidNotHold, "It was production."));
        Assert.EndsWith("; did not hold, as Ada saw 2014-05-13 22:09", verified.Aside, StringComparison.Ordinal);
        Assert.Equal("It was production.", verified.Then);
    }

    [Fact]
    public void All_of_it_stands_in_every_output()
    {
        var document = Of(
            Mail, new DecisionTaken(Entry(2), At(Minute(1)), "Wait for the vendor."), new RecoveryStageReached(Entry(3), At(Minute(9)), "Blank mailboxes", "New mail flows."),
            new TriggerNoted(Entry(4), At(Minute(5)), "A restart set it off.", []));
        Assert.All([MarkdownOutput.Render(document), HtmlOutput.RenderPage(document)], output =>
            Assert.All(["Store 3", "Wait for the vendor.", "Blank mailboxes", "New mail flows.", "A restart set it off."], said => Assert.Contains(said, output, StringComparison.Ordinal)));
        Assert.NotEmpty(PdfOutput.Render(document).Bytes);
    }

    private static BulletItem Decision(params IncidentEvent[] events) => Assert.Single(Assert.IsType<Bullets>(Assert.Single(Of(events).Section("Decisions").Blocks)).Items);
}
