using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Incidents;
using static Timeline.Api.Tests.Postmortems.ComposedDocument;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>What a row of the timeline says beside its text.</summary>
public sealed class TimelineRowTests
{
    [Fact]
    public void The_time_for_which_something_is_expected_stands_beside_the_words()
    {
        var document = Of(
            new EtaGiven(Entry(1), At(Minute(1)), For: null, Minute(30), Minute(60), "Ada", Basis: null, Text: null),
            new TimeBoxSet(Entry(2), At(Minute(2)), Minute(180), "Call the vendor", For: null, Text: null));
        Assert.Equal(["expected by 22:30; at the latest 23:00; recorded 23:00", "deadline 2014-05-14 01:00; recorded 23:00"], Rows(document).Select(row => row.Aside));
    }

    [Fact]
    public void A_figure_that_cannot_be_counted_says_why_without_times_in_utc()
    {
        var document = Of(
            new ResponderEngaged(Entry(1), At(Minute(1)), "Ada", How: null, Text: null),
            Logged(2, "The first caller.", EntryKind.Report));
        Assert.Contains(
            document.Section("Response").Blocks,
            block => block is Plain { Text: "Ticket to engagement: The end, \"First hands on it\", is 1 min before the start, \"First contact\". Correct one of the two." });
    }

    [Fact]
    public void Notes_that_were_recorded_together_say_so_once()
    {
        var document = Of(Enumerable.Range(1, 5).Select(n => Logged(n, "Somebody looked.")).Append(Logged(60, "Recorded when it happened.")));
        Assert.Equal(
            "5 entries were recorded together, on Tuesday, 13 May 2014 at 23:00; others that were recorded late say when.",
            Assert.IsType<Plain>(document.Section("Timeline").Blocks[0]).Text);
        Assert.All(Rows(document), row => Assert.Equal("", row.Aside));
    }

    [Fact]
    public void An_id_is_not_shown()
    {
        var told = new CustomerContacted(Entry(1), At(Minute(58)), "The customer", Channel.Phone, CustomerContactOutcome.Told, CustomerId: new(Guid.Parse("18ac9275-9765-8254-b38d-f3b86a76ccea")), Text: "They know.");
        Assert.DoesNotContain("18ac9275", Assert.Single(Rows(Of(told))).Aside, StringComparison.Ordinal);
    }

    private static IEnumerable<TimelineRow> Rows(PostmortemDocument document) =>
        Assert.Single(document.Section("Timeline").Blocks.OfType<TimelineDays>()).Days.SelectMany(day => day.Rows);
}
