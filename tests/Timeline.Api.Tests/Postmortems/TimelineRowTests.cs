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

    private static IEnumerable<TimelineRow> Rows(PostmortemDocument document) =>
        Assert.IsType<TimelineDays>(document.Section("Timeline").Blocks[0]).Days.SelectMany(day => day.Rows);
}
