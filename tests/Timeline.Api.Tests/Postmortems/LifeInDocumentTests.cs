using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>What a document says of an incident that was reopened, cancelled, renamed, linked, starred, and of how it was detected.</summary>
public sealed class LifeInDocumentTests
{
    [Fact]
    public void Changes_to_the_incident_stand_in_a_table_of_their_own_with_why()
    {
        var document = Of(
            new StatusChanged(Entry(1), At(Minute(10)), IncidentStatus.Declared, IncidentStatus.Resolved, "Over."),
            new StatusChanged(Entry(2), At(Minute(20)), IncidentStatus.Resolved, IncidentStatus.Declared, "Back again."),
            new SeverityChanged(Entry(3), At(Minute(25)), Severity.Sev1, Severity.Sev2, "Half of them."),
            new TitleChanged(Entry(4), At(Minute(30)), "Mail crawls"));
        var table = Assert.IsType<Grid>(Assert.Single(document.Section("Changes to the incident").Blocks));
        Assert.Equal(["Reopened declared Back again.", "Severity SEV2 Half of them.", "Title Mail crawls The incident is called \"Mail crawls\" now."], table.Rows.Select(row => string.Join(' ', row.Skip(1).Select(cell => cell.Text))));
        Assert.Equal("Mail crawls", document.Title);
        Assert.Contains("Back again.", MarkdownOutput.Render(document), StringComparison.Ordinal);
    }

    [Fact]
    public void An_incident_that_nothing_was_said_anew_of_has_no_such_section() =>
        Assert.DoesNotContain(Of(Logged(1, "Looked.")).All(), section => section.Heading is "Changes to the incident" or "Linked incidents");

    [Fact]
    public void A_duplicate_says_of_which_and_a_cancelled_one_since_when()
    {
        var duplicate = Of(new IncidentsLinked(Entry(1), At(Minute(5)), LinkKind.DuplicateOf, Outgoing: true, Guid.Empty, 4, "Same call."));
        Assert.Equal("Duplicate of INC-4", duplicate.Control.Single(fact => fact.Label == "Cancelled").Value);
        Assert.Equal(("Duplicate of INC-4:", "Same call."), Assert.IsType<Bullets>(Assert.Single(duplicate.Section("Linked incidents").Blocks)).Items.Select(item => (item.Lead, item.Markdown)).Single());
        Assert.Equal("2014-05-13 22:05", Of(new IncidentCancelled(Entry(1), At(Minute(5)), "By mistake.")).Control.Single(fact => fact.Label == "Cancelled").Value);
    }

    [Fact]
    public void How_it_was_detected_stands_with_the_detection() =>
        Assert.Equal(
            [("Detected", "2014-05-13 22:01"), ("Detected by", "Customer")],
            Assert.IsType<FactList>(Assert.Single(Of(new DetectionNoted(Entry(1), At(Minute(1)), DetectedBy.Customer, Text: null, IsTimeSaid: true)).Section("Detection and report").Blocks))
                .Facts.Select(fact => (fact.Label, fact.Value)));

    [Fact]
    public void Once_something_is_starred_the_timeline_has_only_that_and_the_appendix_has_all()
    {
        var document = Of(Logged(1, "Looked."), Logged(2, "Found it."), new EntryStarred(Entry(2)));
        Assert.Equal("What was starred: 1 of 2 entries. The appendix has all of them.", document.Section("Timeline").Blocks.OfType<Plain>().Single().Text);
        Assert.Equal(["Found it."], Texts(document.Section("Timeline")));
        Assert.Equal(["Looked.", "Found it."], Texts(document.Section("The full log")));
        Assert.DoesNotContain(Of(Logged(1, "Looked.")).All(), section => section.Heading == "The full log");

        static IEnumerable<string> Texts(Section section) => section.Blocks.OfType<TimelineDays>().Single().Days.SelectMany(day => day.Rows).Select(row => row.Markdown);
    }

    [Fact]
    public void What_happened_before_anybody_knew_leads_up_to_it()
    {
        var document = Of(Logged(1, "The disk fills."), Logged(5, "They call.", EntryKind.Report), Logged(9, "Looked."));
        Assert.Equal("The disk fills.", Assert.Single(document.Section("Lead-up").Blocks.OfType<TimelineDays>().Single().Days).Rows.Single().Markdown);
        Assert.DoesNotContain(Of(Logged(9, "Looked.")).All(), section => section.Heading == "Lead-up");
    }

    [Fact]
    public void Starred_entries_are_marked_in_the_full_log_and_settled_actions_say_their_state()
    {
        var item = ActionItemId.From(1, Guid.Empty, 0);
        var document = Of(Logged(1, "Looked."), new EntryStarred(Entry(1)), new ActionItemRaised(item, "Watch.", ActionItemType.Detect, "Grace", Due: null, Lesson: null), new ActionItemDone(item, At(Minute(50)), Text: null));
        string Aside(string section) => Assert.Single(document.Section(section).Blocks.OfType<TimelineDays>().Single().Days).Rows.Single().Aside;
        Assert.Equal(("recorded 23:00", "starred; recorded 23:00"), (Aside("Timeline"), Aside("The full log")));
        Assert.Equal("Done", Assert.IsType<Grid>(document.Section("Actions").Blocks[0]).Rows.Single()[^1].Text);
    }
}
