using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Tests.Catalogue;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>What a printed sign says.</summary>
public sealed class IncidentSignTests
{
    private static readonly CatalogueRecord Known = CatalogueSituation.Provider();
    private static readonly ImpactStarted MailIsDown = new(Entry(1), At(5), "Mail", ImpactLevel.Down, Segment: "the branch offices", Customer: "Northwind");

    [Fact]
    public void It_says_what_is_down_the_worst_first_since_the_earliest_of_it()
    {
        var sign = Of(90, Declared(), new ImpactStarted(Entry(2), At(3), "Web", ImpactLevel.Degraded), MailIsDown, new ImpactStarted(Entry(3), At(1), "Names", ImpactLevel.AtRisk));
        Assert.Equal([new("Mail for the branch offices", ImpactLevel.Down), new SignLine("Web", ImpactLevel.Degraded)], sign.Lines);
        Assert.Equal((SignState.Down, Minute(3), false, 0), (sign.State, sign.Since, sign.IsDrill, sign.MoreLines));
    }

    [Fact]
    public void No_customer_is_named() => Assert.DoesNotContain("Northwind", Of(90, Declared(), MailIsDown).Lines[0].What, StringComparison.Ordinal);

    [Fact]
    public void Where_nothing_is_said_of_impact_it_is_the_incident_by_its_title()
    {
        var sign = Of(90, Declared(), Reported(1, 4));
        Assert.Equal((SignState.Down, new SignLine("Mail stands still", Level: null), Minute(4)), (sign.State, Assert.Single(sign.Lines), sign.Since));
    }

    [Fact]
    public void What_only_may_fail_is_said_to_be_at_risk()
    {
        var sign = Of(90, Declared(), MailIsDown with { Level = ImpactLevel.AtRisk });
        Assert.Equal((SignState.AtRisk, Minute(5)), (sign.State, sign.Since));
    }

    [Fact]
    public void It_works_again_since_the_resolution_or_since_all_of_it_ended()
    {
        IncidentEvent[] ended = [Declared(), MailIsDown, new ImpactEnded(Entry(2), At(60), Entry(1), Text: null)];
        Assert.Equal((SignState.Back, Minute(60)), (Of(90, ended).State, Of(90, ended).Since));
        var resolved = Of(90, Declared(), MailIsDown, Resolved(3, 70, IncidentStatus.Declared));
        Assert.Equal((SignState.Back, Minute(70), null, 0), (resolved.State, resolved.Since, resolved.ExpectedBack, resolved.StillWorks.Count));
        Assert.Equal(new SignLine("Mail for the branch offices", ImpactLevel.Down), Assert.Single(resolved.Lines));
    }

    [Fact]
    public void What_is_expected_is_the_estimate_that_stands_until_it_has_passed()
    {
        IncidentEvent[] events = [Declared(), MailIsDown, Given(2, 10, 60, null), Given(3, 20, 100, null), Given(4, 30, 80, "Mail of hall 2")];
        Assert.Equal((Minute(100), null), (Of(90, events).ExpectedBack, Of(90, events).ExpectedFor));
        Assert.Null(Of(101, events).ExpectedBack);
        var part = Of(70, Declared(), MailIsDown, Given(4, 30, 80, "Mail of hall 2"));
        Assert.Equal((Minute(80), "Mail of hall 2"), (part.ExpectedBack, part.ExpectedFor));
        Assert.Null(Of(90, Declared(), MailIsDown).ExpectedBack);
    }

    [Fact]
    public void The_next_news_are_what_was_promised_last_to_those_outside_of_the_team()
    {
        IncidentEvent[] events = [Declared(), MailIsDown, Updated(2, 10) with { NextUpdateDue = Minute(100) }, Updated(3, 20) with { Audience = Audience.Team, NextUpdateDue = Minute(95) }];
        Assert.Equal(Minute(100), Of(90, events).NextUpdate);
        Assert.Null(Of(101, events).NextUpdate);
        Assert.Null(Of(90, [.. events, Updated(4, 30)]).NextUpdate);
    }

    [Fact]
    public void What_still_works_is_of_the_same_team_and_stands_on_nothing_that_is_hit()
    {
        Assert.Equal(["Name service"], Of(90, Declared(), MailIsDown).StillWorks);
        Assert.Empty(Of(90, Declared(), MailIsDown with { Service = "Name service" }).StillWorks);
        Assert.Equal(["Directory", "Mail", "Name service"], Of(90, Declared(), MailIsDown with { Service = "Web" }).StillWorks);
        Assert.Empty(Of(90, Declared(), MailIsDown with { Service = "Something else" }).StillWorks);
    }

    [Fact]
    public void Of_what_another_incident_hits_it_does_not_say_that_it_works() =>
        Assert.Empty(IncidentSign.Compose(RecordOf(Declared(), MailIsDown), Known, Minute(90), contact: null, [CatalogueSituation.Names])!.StillWorks);

    [Fact]
    public void To_ask_there_is_what_was_given_else_a_line_that_works_else_the_team()
    {
        var record = RecordOf(Declared(), MailIsDown);
        Assert.Equal("Hall 2, desk 4", IncidentSign.Compose(record, Known, Minute(90), "Hall 2, desk 4")!.Contact);
        Assert.Equal("Support line", IncidentSign.Compose(record, Known, Minute(90))!.Contact);
        Assert.Equal("Operations", IncidentSign.Compose(record, Known.And(new CatalogueItemRetired(CatalogueSituation.Phone.Value, Reason: null)), Minute(90))!.Contact);
        Assert.Null(IncidentSign.Compose(record, CatalogueRecord.Empty, Minute(90))!.Contact);
    }

    [Fact]
    public void In_the_meantime_stands_what_the_newest_stages_of_recovery_say()
    {
        var sign = Of(90, Declared(), MailIsDown, Stage(2, 30, "Old mail can be read."), Stage(3, 40, "New mail comes."), Stage(4, 50, "Mail can be sent."));
        Assert.Equal(["Mail can be sent.", "New mail comes."], sign.Meanwhile);
    }

    [Fact]
    public void It_says_which_sign_it_replaces()
    {
        IncidentEvent[] printed = [Declared(), MailIsDown, new SignPrinted(Entry(2), At(20), "Hall 2"), new SignPrinted(Entry(3), At(40), Text: null)];
        Assert.Null(Of(90, Declared(), MailIsDown).Replaces);
        Assert.Equal(Minute(40), Of(90, printed).Replaces);
        Assert.Equal(Minute(20), Of(90, [.. printed, Retracted(3)]).Replaces);
    }

    [Fact]
    public void A_drill_says_so_and_a_cancelled_incident_has_no_sign()
    {
        Assert.True(Of(90, Declared() with { Kind = IncidentKind.Drill }).IsDrill);
        Assert.Null(IncidentSign.Compose(RecordOf(Declared(), new IncidentCancelled(Entry(9), At(8), "No.", Author: null)), Known, Minute(90)));
    }

    [Fact]
    public void Of_many_it_names_six_and_how_many_more_there_are()
    {
        var sign = Of(90, [Declared(), .. Enumerable.Range(1, 9).Select(n => MailIsDown with { EntryId = Entry(n), Service = $"Service {n}" })]);
        Assert.Equal((6, 3), (sign.Lines.Count, sign.MoreLines));
    }

    [Fact]
    public void What_was_redacted_is_not_on_it()
    {
        var redacted = new EntryRedacted(Entry(1), "A name.");
        var sign = Of(90, Declared(), (ImpactStarted)MailIsDown.WithoutContent(), redacted);
        Assert.Equal("Mail stands still", Assert.Single(sign.Lines).What);
    }

    private static EtaGiven Given(int n, int at, int by, string? thing) => new(Entry(n), At(at), thing, Minute(by), ByLatest: null, "Vendor", Basis: null, Text: null);

    private static RecoveryStageReached Stage(int n, int at, string works) => new(Entry(n), At(at), $"Stage {n}", works);

    private static IncidentSign Of(int minute, params IEnumerable<IncidentEvent> events) => IncidentSign.Compose(RecordOf(events), Known, Minute(minute))!;
}
