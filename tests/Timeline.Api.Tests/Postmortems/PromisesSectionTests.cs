using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>What the document says of estimates, time boxes and demands. All is recorded an hour after ten.</summary>
public sealed class PromisesSectionTests
{
    private const string Heading = "Promises and limits";

    [Fact]
    public void Nothing_promised_there_is_no_such_section() =>
        Assert.DoesNotContain(Of(Logged(1, "Somebody looked.")).Sections, section => section.Heading == Heading);

    [Fact]
    public void Estimates_stand_against_what_came_with_the_difference_and_the_slips()
    {
        var document = Of(
            Estimate(1, 5, 20) with { GivenBy = "Vendor" },
            Estimate(2, 15, 40) with { ByLatest = Minute(50) },
            Estimate(3, 16, 55),
            new StatusChanged(Entry(9), At(Minute(45)), IncidentStatus.Declared, IncidentStatus.Resolved, Text: null));
        Assert.Equal(
            [
                ["2014-05-13 22:05", "Vendor", "The service back", "2014-05-13 22:20", "2014-05-13 22:45", "25 min later"],
                ["2014-05-13 22:15", "Ada", "The service back", "2014-05-13 22:40 to 22:50", "2014-05-13 22:45", "on time"],
                ["2014-05-13 22:16", "Ada", "The service back", "2014-05-13 22:55", "2014-05-13 22:45", "10 min earlier"],
            ],
            Rows(document));
        Assert.Contains(document.Section(Heading).Blocks, block => block is Plain { Text: "Estimates were moved to a later time twice." });
    }

    [Fact]
    public void While_it_has_not_come_about_no_number_is_given() =>
        Assert.Equal("pending", Assert.Single(Rows(Of(Estimate(1, 5, 20))))[^1]);

    [Fact]
    public void A_time_box_says_what_became_of_it()
    {
        var box = new TimeBoxSet(Entry(1), At(Minute(5)), Minute(30), "Call the vendor", "Bring it up", Text: null);
        Assert.Equal("expired; what was done is not recorded", Outcome(box));
        Assert.Equal("expired; answered 2014-05-13 22:40", Outcome(box, new TimeBoxAnswered(Entry(2), At(Minute(40)), Entry(1), "Called.")));
        Assert.Equal("met 2014-05-13 22:20", Outcome(box, new TimeBoxMet(Entry(2), At(Minute(20)), Entry(1), Text: null)));
        Assert.Equal("the incident was over before", Outcome(box, new StatusChanged(Entry(2), At(Minute(20)), IncidentStatus.Declared, IncidentStatus.Resolved, Text: null)));
        Assert.Equal("running", Outcome(box with { Deadline = Minute(90) }));
    }

    [Fact]
    public void A_demand_says_how_much_there_was_to_spare_or_by_how_much_it_was_missed()
    {
        var demand = new DemandReceived(Entry(1), At(Minute(5)), "Service manager", "Mail is back", Minute(50), Channel.Phone, Text: null);
        Assert.Equal("met, 30 min to spare", Outcome(demand, new DemandMet(Entry(2), At(Minute(20)), Entry(1), Text: null)));
        Assert.Equal("missed by 5 min", Outcome(demand, new DemandMet(Entry(2), At(Minute(55)), Entry(1), Text: null)));
        Assert.Equal("missed; that it was done is not recorded", Outcome(demand));
    }

    [Fact]
    public void What_nobody_answered_is_an_open_question()
    {
        var questions = Assert.IsType<Bullets>(Of(
            new TimeBoxSet(Entry(1), At(Minute(5)), Minute(30), "Call the vendor", "Bring it up", Text: null),
            new DemandReceived(Entry(2), At(Minute(5)), "Service manager", "Mail is back", Minute(50), Channel.Phone, Text: null)).Section("Open questions").Blocks[0]);
        Assert.Contains(questions.Items, item => item.Markdown == "The time box \"Bring it up\" ended, and what was done then is not recorded.");
        Assert.Contains(questions.Items, item => item.Markdown == "Whether the demand \"Mail is back\" was met is not recorded.");
    }

    [Fact]
    public void Updates_that_were_due_are_counted_with_the_metrics()
    {
        var update = new UpdateSent(Entry(1), At(Minute(5)), Audience.Customer, Channel.Phone, "Told.", WhatNext: null, Minute(30));
        var metrics = Of(update, update with { EntryId = Entry(2), When = At(Minute(20)) }).Section("Metrics");
        Assert.Contains(metrics.Blocks, block => block is Plain { Text: "Of 2 updates that were promised and due, 1 came in time." });
    }

    [Fact]
    public void It_is_written_in_every_output()
    {
        var document = Of(Estimate(1, 5, 20));
        Assert.Contains("| 2014-05-13 22:05 | Ada | The service back |", MarkdownOutput.Render(document), StringComparison.Ordinal);
        Assert.Contains("Promises and limits", HtmlOutput.RenderBody(document), StringComparison.Ordinal);
    }

    private static string Outcome(params IncidentEvent[] facts) => Assert.Single(Rows(Of(facts)))[^1];

    private static List<List<string>> Rows(PostmortemDocument document) =>
        [.. document.Section(Heading).Blocks.OfType<Grid>().Single().Rows.Select(row => row.Select(cell => cell.Text).ToList())];

    private static EtaGiven Estimate(int n, int minute, int by) =>
        new(Entry(n), At(Minute(minute)), For: null, Minute(by), ByLatest: null, GivenBy: null, Basis: null, Text: null);
}
