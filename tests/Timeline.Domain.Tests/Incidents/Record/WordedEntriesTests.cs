using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using static Timeline.Domain.Tests.Incidents.Record.DueSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>A sentence that is made from the data says which of several things it is about.</summary>
public sealed class WordedEntriesTests
{
    private static readonly ImpactStarted Mail = new(Entry(1), At(1), "Mail", ImpactLevel.Down, "Branch offices", Text: "Nobody can write.");

    private static readonly ImpactEnded Ended = new(Entry(2), At(20), Entry(1));

    [Fact]
    public void An_impact_that_changed_or_ended_is_named()
    {
        Assert.Equal("The impact on Mail for Branch offices ended.", TextOf(Mail, Ended));
        Assert.Equal("The impact on Mail for Branch offices changed: degraded, 12 people.", TextOf(Mail, new ImpactChanged(Entry(2), At(20), Entry(1), ImpactLevel.Degraded, 12)));
        Assert.Equal("Mail is back.", TextOf(Mail, Ended with { Text = "Mail is back." }));
    }

    [Fact]
    public void It_is_named_as_it_was_corrected_and_not_once_its_name_is_redacted()
    {
        Assert.Equal("The impact on Phones ended.", TextOf(Mail, Ended, new EntryAmended(Entry(1), Text: null, When: null, "Misheard.", Mail with { Service = "Phones", Segment = null })));
        Assert.Equal("The impact on [redacted] for [redacted] ended.", TextOf(Mail, Ended, new EntryRedacted(Entry(1), "A name.")));
        Assert.True(RecordOf(Declared(), Mail, Ended, new EntryRedacted(Entry(1), "A name.")).Entry(Entry(2))!.Worded);
    }

    [Fact]
    public void A_demand_that_was_met_or_missed_is_named()
    {
        Assert.Equal("What Service manager demanded is done: Mail is back.", TextOf(Demanded(1, 1, 60), Met(2, 20, 1)));
        Assert.Equal("What Service manager demanded had not been done by then: Mail is back.", TextOf(Demanded(1, 1, 60), new DemandMissed(Entry(2), At(60), Entry(1))));
    }

    [Fact]
    public void A_time_box_that_ended_is_named_with_what_was_to_happen_then()
    {
        var box = Box(1, 1, 60) with { For = "The switch-over" };
        Assert.Equal(
            "The time box for \"The switch-over\" ended, and nobody had said that it was done. What was to happen then: Call the vendor.",
            TextOf(box, new TimeBoxExpired(Entry(2), At(60), Entry(1))));
        Assert.Equal("What the time box was set for is done: The switch-over.", TextOf(box, new TimeBoxMet(Entry(2), At(20), Entry(1), Text: null)));
        Assert.Equal("What was to happen at the end of the time box was done: Call the vendor.", TextOf(box, new TimeBoxAnswered(Entry(2), At(65), Entry(1), Text: null)));
    }

    [Fact]
    public void What_came_about_and_the_theory_that_something_speaks_for_are_named()
    {
        var eta = new EtaGiven(Entry(1), At(1), "Phones", Minute(30), ByLatest: null, GivenBy: null, Basis: null, Text: null);
        Assert.Equal("What was expected has come about: Phones.", TextOf(eta, new EtaMet(Entry(2), At(20), Entry(1), Text: null)));

        var link = new EvidenceLinked(Entry(3), At(20), Entry(1), Entry(2), EvidenceBearing.Against);
        Assert.Equal("What was recorded speaks against the theory: \"The disk is full.\"", Record(new HypothesisRaised(Entry(1), At(1), "The disk is full.", RaisedBy: null), Logged(2, 2), link).Entry(Entry(3))!.Text);
    }

    private static string TextOf(params IncidentEvent[] events) => Record(events).Entry(Entry(2))!.Text;

    private static IncidentRecord Record(params IncidentEvent[] events) => RecordOf([Declared(), .. events]);
}
