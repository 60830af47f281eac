using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

public sealed class SetMilestoneTests
{
    private static readonly SetMilestone Detected = new(Command(90), Now, MilestoneKind.Detected, Minute(1));

    [Fact]
    public void A_milestone_is_set_by_hand() =>
        Given(Declared()).When(Deciding(Detected)).Then(new MilestoneSet(MilestoneKind.Detected, At(1), EntryId: null));

    [Fact]
    public void It_may_name_the_entry_that_shows_it() =>
        Given(Declared(), Logged(1, 1))
            .When(Deciding(Detected with { EntryId = Entry(1) }))
            .Then(new MilestoneSet(MilestoneKind.Detected, At(1), Entry(1)));

    [Fact]
    public void The_same_again_records_nothing() =>
        Given(Declared(), new MilestoneSet(MilestoneKind.Detected, At(1), EntryId: null)).When(Deciding(Detected)).ThenNothing();

    [Fact]
    public void What_an_entry_implies_already_records_nothing() =>
        Given(Declared(), Reported(1, 2)).When(Deciding(new(Command(90), Now, MilestoneKind.Reported, Minute(2)))).ThenNothing();

    [Fact]
    public void Correcting_takes_a_reason()
    {
        var given = Given(Declared(), Reported(1, 2));
        var rejection = given.When(Deciding(new(Command(90), Now, MilestoneKind.Reported, Minute(1)))).ThenRejected(RejectionCode.Required, "reason");
        Assert.Contains("2014-05-14T03:02:00Z", rejection.Message, StringComparison.Ordinal);
        given
            .When(Deciding(new(Command(90), Now, MilestoneKind.Reported, Minute(1), Reason: "The phone's log says so.")))
            .Then(new MilestoneCorrected(MilestoneKind.Reported, At(1), EntryId: null, "The phone's log says so."));
    }

    [Fact]
    public void Another_precision_is_a_correction_too() =>
        Given(Declared(), new MilestoneSet(MilestoneKind.Detected, At(1), EntryId: null))
            .When(Deciding(Detected with { Precision = Precision.Hour, Reason = "Nobody looked at a clock." }))
            .ThenOne<MilestoneCorrected>();

    [Fact]
    public void Clearing_what_was_set_by_hand_lets_the_entries_speak_again()
    {
        var outcome = Given(Declared(), Reported(1, 2), new MilestoneCorrected(MilestoneKind.Reported, At(9), EntryId: null, "Misheard."))
            .When(Deciding(new(Command(90), Now, MilestoneKind.Reported, At: null, Reason: "Heard rightly after all.")));
        outcome.Then(new MilestoneCorrected(MilestoneKind.Reported, When: null, EntryId: null, "Heard rightly after all."));
        Assert.Equal(Minute(2), Assert.Single(outcome.After.KnownMilestones).At);
    }

    [Fact]
    public void Clearing_takes_a_reason() =>
        Given(Declared(), new MilestoneSet(MilestoneKind.Detected, At(1), EntryId: null))
            .When(Deciding(Detected with { At = null }))
            .ThenRejected(RejectionCode.Required, "reason");

    [Fact]
    public void Clearing_what_is_not_known_records_nothing() => Given(Declared()).When(Deciding(Detected with { At = null })).ThenNothing();

    [Fact]
    public void What_an_entry_implies_cannot_be_cleared() =>
        Given(Declared(), Reported(1, 2))
            .When(Deciding(new(Command(90), Now, MilestoneKind.Reported, At: null, Reason: "No.")))
            .ThenRejected(RejectionCode.NotAllowed, "occurredAt");

    [Fact]
    public void The_entry_named_must_stand()
    {
        Given(Declared()).When(Deciding(Detected with { EntryId = Entry(9) })).ThenRejected(RejectionCode.EntryNotFound, "entryId");
        Given(Declared(), Logged(1, 1), Retracted(1)).When(Deciding(Detected with { EntryId = Entry(1) })).ThenRejected(RejectionCode.EntryRetracted, "entryId");
    }

    [Fact]
    public void A_milestone_falls_with_the_entry_that_shows_it()
    {
        var incident = Incident.Fold([Declared(), Logged(1, 1), new MilestoneSet(MilestoneKind.Detected, At(1), Entry(1)), Retracted(1)]);
        Assert.Empty(incident.KnownMilestones);
        Given(Declared(), Logged(1, 1), new MilestoneSet(MilestoneKind.Detected, At(1), Entry(1)), Retracted(1))
            .When(Deciding(Detected))
            .ThenOne<MilestoneSet>();
    }

    [Fact]
    public void A_closed_incident_takes_corrections() =>
        Given(Declared(), Resolved(1, 9), Closed(2, 10)).When(Deciding(Detected)).ThenOne<MilestoneSet>();

    [Fact]
    public void An_unknown_incident_is_refused() => Given().When(Deciding(Detected)).ThenRejected(RejectionCode.IncidentNotFound, "incidentId");

    [Fact]
    public void Resolved_by_hand_resolves_the_incident_with_an_entry_that_says_so()
    {
        var outcome = Given([Declared(), .. FirstEngaged(1, 20)]).When(Deciding(ResolvedByHand));
        outcome.Then(
            new MilestoneSet(MilestoneKind.Resolved, At(40), Entry(90)),
            new StatusChanged(Entry(90), At(40), IncidentStatus.Engaged, IncidentStatus.Resolved, Text: null));
        Assert.Equal(IncidentStatus.Resolved, outcome.After.Status);
        Assert.Equal("Status changed from engaged to resolved.", outcome.After.Entries[Entry(90)].Text);
        Assert.Equal(new Milestone(MilestoneKind.Resolved, At(40), Entry(90)), outcome.After.KnownMilestone(MilestoneKind.Resolved));
        Then(outcome).When(Deciding(ResolvedByHand)).ThenNothing();
    }

    [Theory]
    [InlineData(MilestoneKind.Engaged, IncidentStatus.Engaged)]
    [InlineData(MilestoneKind.Mitigated, IncidentStatus.Mitigated)]
    [InlineData(MilestoneKind.Resolved, IncidentStatus.Resolved)]
    public void The_entry_named_as_showing_it_shows_the_status_too(MilestoneKind kind, IncidentStatus status)
    {
        var outcome = Given(Declared(), Logged(1, 40)).When(Deciding(new(Command(90), Now, kind, Minute(40), EntryId: Entry(1))));
        outcome.Then(new MilestoneSet(kind, At(40), Entry(1)), new StatusChanged(Entry(1), At(40), IncidentStatus.Declared, status, Text: null));
        Assert.Equal(status, outcome.After.Status);
        Assert.Single(outcome.After.Entries);

        var taken = Then(outcome).When(incident => RetractEntry.Decide(incident, new(Now, Entry(1), "No.")));
        Assert.Equal(IncidentStatus.Declared, taken.After.Status);
        Assert.Empty(taken.After.KnownMilestones);
    }

    [Fact]
    public void A_milestone_of_a_status_that_is_passed_already_leaves_the_status() =>
        Given(Declared(), Resolved(1, 40, IncidentStatus.Declared))
            .When(Deciding(ResolvedByHand with { Kind = MilestoneKind.Mitigated, At = Minute(30) }))
            .Then(new MilestoneSet(MilestoneKind.Mitigated, At(30), EntryId: null));

    [Fact]
    public void Closed_is_refused_until_there_is_a_command_for_it()
    {
        var rejection = Given(Declared(), Resolved(1, 40, IncidentStatus.Declared))
            .When(Deciding(ResolvedByHand with { Kind = MilestoneKind.Closed }))
            .ThenRejected(RejectionCode.NotAllowed, "kind");
        Assert.Contains("closing comes with a command of its own", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Correcting_it_moves_the_entry_that_setting_it_made()
    {
        var set = Given(Declared()).When(Deciding(ResolvedByHand));
        var corrected = Then(set).When(Deciding(ResolvedByHand with { CommandId = Command(91), At = Minute(45), Reason = "The monitor says so." }));
        corrected.Then(
            new MilestoneCorrected(MilestoneKind.Resolved, At(45), Entry(90), "The monitor says so."),
            new EntryAmended(Entry(90), Text: null, At(45), "The monitor says so."));
        Assert.Equal((IncidentStatus.Resolved, Minute(45)), (corrected.After.Status, corrected.After.KnownMilestone(MilestoneKind.Resolved)!.At));
    }

    [Fact]
    public void Amending_the_entry_that_setting_it_made_moves_the_milestone()
    {
        var set = Given(Declared()).When(Deciding(ResolvedByHand));
        var amended = Then(set).When(incident => AmendEntry.Decide(incident, new(Now, Entry(90), "The monitor says so.", At: Minute(45))));
        Assert.Equal((IncidentStatus.Resolved, Minute(45)), (amended.After.Status, amended.After.KnownMilestone(MilestoneKind.Resolved)!.At));
    }

    [Fact]
    public void Clearing_it_takes_the_entry_back_and_the_status()
    {
        var set = Given([Declared(), .. FirstEngaged(1, 20)]).When(Deciding(ResolvedByHand));
        var cleared = Then(set).When(Deciding(ResolvedByHand with { CommandId = Command(91), At = null, Reason = "Not over." }));
        cleared.Then(
            new MilestoneCorrected(MilestoneKind.Resolved, When: null, EntryId: null, "Not over."),
            new EntryRetracted(Entry(90), "Not over."),
            new StatusChanged(Entry(90), AtNow, IncidentStatus.Resolved, IncidentStatus.Engaged, Text: null));
        Assert.Equal(IncidentStatus.Engaged, cleared.After.Status);
        Assert.Equal([MilestoneKind.Engaged], cleared.After.KnownMilestones.Select(milestone => milestone.Kind));
    }

    [Fact]
    public void Retracting_the_entry_that_setting_it_made_takes_the_milestone_and_the_status()
    {
        var set = Given(Declared()).When(Deciding(ResolvedByHand));
        var taken = Then(set).When(incident => RetractEntry.Decide(incident, new(Now, Entry(90), "Not over.")));
        Assert.Equal(IncidentStatus.Declared, taken.After.Status);
        Assert.Empty(taken.After.KnownMilestones);
    }

    [Fact]
    public void Where_an_older_program_set_the_milestone_alone_the_status_goes_with_it_and_clearing_leaves_a_row()
    {
        var older = Given([Declared(), .. FirstEngaged(1, 20), new MilestoneSet(MilestoneKind.Resolved, At(40), EntryId: null)]);
        var cleared = older.When(Deciding(ResolvedByHand with { At = null, Reason = "Not over." }));
        Assert.Equal(IncidentStatus.Resolved, cleared.Before.Status);
        cleared.Then(
            new MilestoneCorrected(MilestoneKind.Resolved, When: null, EntryId: null, "Not over."),
            new StatusChanged(Entry(90), AtNow, IncidentStatus.Resolved, IncidentStatus.Engaged, Text: null));
        Assert.Equal(IncidentStatus.Engaged, cleared.After.Status);
        Assert.Equal(Minute(20), Assert.Single(cleared.After.KnownMilestones).At);
        Assert.Equal("Status changed from resolved to engaged.", cleared.After.Entries[Entry(90)].Text);
    }

    [Fact]
    public void A_closing_that_an_older_program_set_by_hand_can_be_cleared() =>
        Assert.Equal(
            IncidentStatus.Resolved,
            Given(Declared(), Resolved(1, 40, IncidentStatus.Declared), new MilestoneSet(MilestoneKind.Closed, At(50), EntryId: null))
                .When(Deciding(ResolvedByHand with { Kind = MilestoneKind.Closed, At = null, Reason = "Not done with." }))
                .After.Status);

    [Fact]
    public void Clearing_a_correction_lets_the_resolution_speak_again_and_keeps_the_status()
    {
        var corrected = Given(Declared(), Resolved(1, 40, IncidentStatus.Declared)).When(Deciding(ResolvedByHand with { At = Minute(45), Reason = "The monitor says so." }));
        corrected.Then(new MilestoneCorrected(MilestoneKind.Resolved, At(45), Entry(1), "The monitor says so."));
        var cleared = Then(corrected).When(Deciding(ResolvedByHand with { CommandId = Command(91), At = null, Reason = "It was right." }));
        Assert.Equal((IncidentStatus.Resolved, Minute(40)), (cleared.After.Status, cleared.After.KnownMilestone(MilestoneKind.Resolved)!.At));

        var taken = Then(corrected).When(incident => RetractEntry.Decide(incident, new(Now, Entry(1), "Not over.")));
        Assert.Equal(IncidentStatus.Declared, taken.After.Status);
    }

    [Fact]
    public void A_first_engagement_told_of_afterwards_hides_no_correction()
    {
        var engaged = Given(Declared()).When(Deciding(ResolvedByHand with { Kind = MilestoneKind.Engaged, At = Minute(30) }));
        var earlier = Then(engaged).When(incident => EngageResponder.Decide(incident, new(Command(2), Now, "Second engineer", SaidAt(20))));
        var corrected = Then(earlier).When(Deciding(new(Command(91), Now, MilestoneKind.Engaged, Minute(25), Reason: "The log says so.")));
        Assert.Equal(Minute(25), corrected.After.KnownMilestone(MilestoneKind.Engaged)!.At);
    }

    [Fact]
    public void The_future_is_refused() =>
        Given(Declared()).When(Deciding(Detected with { At = Now.Plus(NodaTime.Duration.FromDays(1)) })).ThenRejected(RejectionCode.TimeOutOfRange, "occurredAt");

    private static readonly SetMilestone ResolvedByHand = new(Command(90), Now, MilestoneKind.Resolved, Minute(40));

    private static readonly Occurrence AtNow = new(Now, Until: null, Precision.Second, Zone);

    private static Scenario Then(Outcome outcome) => From(outcome.After);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(SetMilestone command) => incident => SetMilestone.Decide(incident, command);
}
