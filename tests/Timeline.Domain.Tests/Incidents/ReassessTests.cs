using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Title, severity, kind, zone and detection, said anew.</summary>
public sealed class ReassessTests
{
    private static readonly Reassess Worse = new(Command(1), Now, SaidAt(30), "Everybody is affected.");

    [Fact]
    public void A_title_is_changed_after_closing_too_and_the_one_recorded_last_counts()
    {
        var closed = Given(Declared(), Resolved(8, 40), Closed(9, 50));
        var renamed = closed.When(incident => ChangeTitle.Decide(incident, new(Command(1), Now, "Mail and calendars", SaidAt(60))))
            .Then(new TitleChanged(Entry(1), At(60), "Mail and calendars")).After;
        Assert.Equal("Mail and calendars", renamed.Title);
        From(renamed).When(incident => ChangeTitle.Decide(incident, new(Command(2), Now, "Mail and calendars", SaidAt(61)))).ThenNothing();
        Assert.Equal("Calendars", RecordOf(Declared(), new TitleChanged(Entry(1), At(60), "Mail"), new TitleChanged(Entry(2), At(10), "Calendars")).Title);
        closed.When(incident => ChangeTitle.Decide(incident, new(Command(1), Now, " ", SaidAt(60)))).ThenRejected(RejectionCode.Required, "title");
    }

    [Fact]
    public void A_title_that_is_retracted_gives_way_to_the_one_before() =>
        Assert.Equal("Mail stands still", RecordOf(Declared(), new TitleChanged(Entry(1), At(60), "Mail"), Retracted(1)).Title);

    [Fact]
    public void Severity_and_kind_say_what_they_were_before()
    {
        Given(Declared()).When(Deciding(Worse with { Severity = Severity.Sev2 })).Then(new SeverityChanged(Entry(1), At(30), Severity.Sev1, Severity.Sev2, "Everybody is affected."));
        var drill = Given(Declared()).When(Deciding(Worse with { Kind = IncidentKind.Drill, Reason = null }));
        Assert.Equal((IncidentKind.Real, IncidentKind.Drill), (drill.ThenOne<KindChanged>().From, drill.After.Kind));
        Given(Declared()).When(Deciding(Worse with { Severity = Severity.Sev1 })).ThenNothing();
    }

    [Fact]
    public void A_severity_recorded_anew_keeps_what_it_was_before()
    {
        IncidentEvent[] events = [Declared(), new SeverityChanged(Entry(1), At(30), Severity.Sev1, Severity.Sev2), new SeverityChanged(Entry(2), At(40), Severity.Sev2, Severity.Sev4)];
        var amended = Given(events).When(incident => AmendFacts.Decide(
            incident, new(Entry(1), "Misheard."), without => Reassess.Decide(without, Worse with { Severity = Severity.Sev3 })));
        Assert.Equal((Severity.Sev1, Severity.Sev3), amended.ThenOne<EntryAmended>().As is SeverityChanged made ? (made.From, made.To) : default);
        Assert.Equal(Severity.Sev4, amended.After.Severity);
    }

    [Fact]
    public void Times_said_afterwards_are_in_the_new_zone_and_an_unknown_one_is_refused()
    {
        var moved = Given(Declared()).When(Deciding(Worse with { Zone = "Europe/Berlin" })).After;
        Assert.Equal("Europe/Berlin", From(moved).When(incident => LogEntry.Decide(incident, new(Command(5), Now, "Looked.", EntryKind.Note, SaidAt(31)))).ThenOne<EntryLogged>().When.Zone);
        Given(Declared()).When(Deciding(Worse with { Zone = "CDT" })).ThenRejected(RejectionCode.UnknownZone, "zone");
    }

    [Fact]
    public void As_known_before_the_change_it_is_what_it_was()
    {
        var events = Situations.Situation.Record(Declared(), new SeverityChanged(Entry(1), At(30), Severity.Sev1, Severity.Sev2), new TitleChanged(Entry(2), At(30), "Mail"));
        var before = IncidentRecord.Fold(Id, events, asKnownAt: Minute(0))!;
        Assert.Equal((Severity.Sev1, "Mail stands still"), (before.Severity, before.Title));
    }

    [Fact]
    public void How_it_was_detected_sets_the_milestone_only_where_a_time_is_said()
    {
        var timed = Given(Declared()).When(incident => NoteDetection.Decide(incident, new(Command(1), Now, DetectedBy.Customer, SaidAt(-5), "They saw it first."))).After;
        Assert.Equal(Minute(-5), timed.KnownMilestone(MilestoneKind.Detected)!.At);
        var untimed = Given(Declared()).When(incident => NoteDetection.Decide(incident, new(Command(1), Now, DetectedBy.Monitoring, Said.Now))).After;
        Assert.Null(untimed.KnownMilestone(MilestoneKind.Detected));
        Assert.Equal("Detected by monitoring.", untimed.Entries[Entry(1)].Text);
    }

    [Fact]
    public void A_declaration_may_say_how_it_was_detected()
    {
        var declared = Given().When(incident => DeclareIncident.Decide(incident, new(Now, 42, "Mail stands still", DetectedBy: DetectedBy.Staff, CommandId: Command(1))));
        Assert.Equal(DetectedBy.Staff, RecordOf(declared.Decision.Events).DetectedBy);
        Assert.Null(declared.After.KnownMilestone(MilestoneKind.Detected));
    }

    [Fact]
    public void Why_a_milestone_was_corrected_stands_in_no_entry_and_is_redacted_with_the_title()
    {
        var corrected = new MilestoneCorrected(MilestoneKind.FirstSignal, At(5), EntryId: null, "The customer's name.");
        var redacted = Given(Declared() with { Title = EntryContent.Redacted }, corrected).When(incident => RedactTitle.Decide(incident, new("A name.")));
        Assert.Equal(corrected with { Reason = EntryContent.Redacted }, redacted.ThenOne<TitleRedacted>().Without(corrected));
        Assert.Equal(Minute(5), redacted.After.KnownMilestone(MilestoneKind.FirstSignal)!.At);
        From(redacted.After).When(incident => RedactTitle.Decide(incident, new("A name."))).ThenNothing();
    }

    [Fact]
    public void The_title_of_the_declaration_is_redacted_and_a_later_one_stays()
    {
        var redacted = Given(Declared()).When(incident => RedactTitle.Decide(incident, new("A name.")));
        var made = redacted.ThenOne<TitleRedacted>();
        Assert.Equal(EntryContent.Redacted, redacted.After.Title);
        Assert.Equal(Declared() with { Title = EntryContent.Redacted }, made.Without(Declared()));
        From(redacted.After).When(incident => RedactTitle.Decide(incident, new("A name."))).ThenNothing();
        Assert.Equal("Mail", RecordOf(Declared(), new TitleChanged(Entry(1), At(60), "Mail"), made).Title);
    }

    private static Func<Incident, Decision<IncidentEvent>> Deciding(Reassess command) => incident => Reassess.Decide(incident, command);
}
