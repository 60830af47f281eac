using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents;

/// <summary>Going back, cancelling, and both undone.</summary>
public sealed class ReopeningTests
{
    private static readonly ReopenIncident Reopen = new(Command(50), Now, "Mail stands still again.", SaidAt(60));
    private static readonly CancelIncident Cancel = new(Command(51), Now, "Declared by mistake.", SaidAt(5));

    private static IncidentEvent[] Over => [Declared(), .. FirstEngaged(9, 20), Mitigated(1, 30), Resolved(2, 40, IncidentStatus.Mitigated)];

    private static StatusChanged Back => new(Entry(50), At(60), IncidentStatus.Resolved, IncidentStatus.Engaged, "Mail stands still again.");

    [Fact]
    public void A_resolved_incident_is_reopened_with_a_reason_and_is_engaged_again()
    {
        var reopened = Given(Over).When(Deciding(Reopen)).Then(Back);
        Assert.Equal(IncidentStatus.Engaged, reopened.After.Status);
        Assert.Equal([MilestoneKind.Engaged], reopened.After.KnownMilestones.Select(milestone => milestone.Kind));
        Given(Over).When(Deciding(Reopen with { Reason = " " })).ThenRejected(RejectionCode.Required, "reason");
    }

    [Fact]
    public void One_that_nobody_had_hands_on_is_declared_again() =>
        Assert.Equal(IncidentStatus.Declared, Given(Declared(), Resolved(2, 40, IncidentStatus.Declared)).When(Deciding(Reopen)).ThenOne<StatusChanged>().To);

    [Fact]
    public void Time_to_resolve_waits_for_the_last_resolution()
    {
        IncidentEvent[] reported = [Declared(), Reported(8, 0), .. FirstEngaged(9, 20), Resolved(2, 40)];
        Assert.Equal(MetricStatus.Pending, IncidentMetrics.Compute(RecordOf([.. reported, Back])).ReportToResolve.Status);
        Assert.Equal(90 * 60, IncidentMetrics.Compute(RecordOf([.. reported, Back, Resolved(3, 90)])).ReportToResolve.Seconds);
    }

    [Fact]
    public void Resolved_again_at_an_earlier_time_than_the_first_it_is_the_one_recorded_last_that_counts() =>
        Assert.Equal(Minute(35), Incident.Fold([.. Over, Back, Resolved(3, 35)]).KnownMilestone(MilestoneKind.Resolved)!.At);

    [Fact]
    public void A_milestone_set_by_hand_falls_too_and_is_set_again()
    {
        var byHand = Given([Declared(), .. FirstEngaged(9, 20), new MilestoneSet(MilestoneKind.Resolved, At(40), Entry(9)), Back]);
        byHand.When(incident => SetMilestone.Decide(incident, new(Command(60), Now, MilestoneKind.Mitigated, Minute(70)))).Then(
            new MilestoneSet(MilestoneKind.Mitigated, At(70), Entry(60)), new StatusChanged(Entry(60), At(70), IncidentStatus.Engaged, IncidentStatus.Mitigated, Text: null));
    }

    [Fact]
    public void The_reopening_retracted_brings_back_what_it_undid()
    {
        var taken = Given([.. Over, Back]).When(incident => RetractEntry.Decide(incident, new(Now, Entry(50), "It was another server.")));
        Assert.Equal((IncidentStatus.Resolved, Minute(40)), (taken.After.Status, taken.After.KnownMilestone(MilestoneKind.Resolved)!.At));
    }

    [Fact]
    public void A_closed_incident_takes_what_happened_afterwards_once_it_is_reopened()
    {
        var late = new LogEntry(Command(70), Now, "Down again.", EntryKind.Observation, SaidAt(61));
        var closed = Given([.. Over, Closed(3, 50)]);
        closed.When(incident => LogEntry.Decide(incident, late)).ThenRejected(RejectionCode.IncidentClosed, "occurredAt");
        var reopened = closed.When(Deciding(Reopen)).After;
        From(reopened).When(incident => LogEntry.Decide(incident, late)).ThenOne<EntryLogged>();
        Assert.Null(reopened.KnownMilestone(MilestoneKind.Closed));
    }

    [Fact]
    public void An_open_incident_is_not_reopened_and_says_how_it_is_taken_back_further()
    {
        var refused = Given([Declared(), .. FirstEngaged(9, 20)]).When(Deciding(Reopen)).ThenRejected(RejectionCode.AlreadyInStatus);
        Assert.Equal("INC-42 is open: its status is engaged. To take it back further, change its status.", refused.Message);
        Given(Over).When(Deciding(Reopen with { To = IncidentStatus.Closed })).ThenRejected(RejectionCode.NotAllowed, "to");
    }

    [Fact]
    public void A_status_may_be_any_further_or_back_and_going_back_says_why()
    {
        var back = new ChangeStatus(Command(50), Now, IncidentStatus.Declared, SaidAt(60), "Nobody is on it.", MayGoBack: true);
        Given([Declared(), .. FirstEngaged(9, 20)]).When(Deciding(back with { Text = null })).ThenRejected(RejectionCode.Required, "text");
        var declared = Given([Declared(), .. FirstEngaged(9, 20)]).When(Deciding(back)).After;
        Assert.Equal((IncidentStatus.Declared, Minute(20)), (declared.Status, declared.KnownMilestone(MilestoneKind.Engaged)!.At));
        var again = From(declared).When(incident => EngageResponder.Decide(incident, new(Command(71), Now, "Third engineer", SaidAt(70)))).After;
        Assert.Equal((IncidentStatus.Engaged, Minute(20)), (again.Status, again.KnownMilestone(MilestoneKind.Engaged)!.At));
    }

    [Fact]
    public void The_text_of_an_earlier_resolution_is_corrected_when_it_was_resolved_again()
    {
        var corrected = new ChangeStatus(Command(80), Now, IncidentStatus.Resolved, SaidAt(41), "It seemed to flow.");
        var amended = Given([.. Over, Back, Resolved(3, 90)]).When(incident => AmendFacts.Decide(incident, new(Entry(2), "Not quite."), without => ChangeStatus.Decide(without, corrected)));
        Assert.Equal((IncidentStatus.Mitigated, At(41)), (((StatusChanged)amended.ThenOne<EntryAmended>().As!).From, amended.After.Entries[Entry(2)].When));
        Assert.Equal(Minute(90), amended.After.KnownMilestone(MilestoneKind.Resolved)!.At);
    }

    [Fact]
    public void Back_before_it_was_over_is_marked()
    {
        var found = Assert.Single(Contradictions.Of(Incident.Fold([.. Over, Back with { When = At(35) }])));
        Assert.Equal("\"Reopened\" is 5 min before \"Resolved\".", found.Message);
    }

    [Fact]
    public void A_fall_that_was_stored_before_reopening_existed_folds_as_it_did()
    {
        var fallen = new StatusChanged(Entry(2), At(50), IncidentStatus.Resolved, IncidentStatus.Mitigated, Text: null);
        Assert.Equal(IncidentStatus.Mitigated, Incident.Fold([.. Over, Retracted(2), fallen]).Status);
    }

    [Fact]
    public void Who_takes_it_back_to_a_status_says_that_it_is_there_and_an_earlier_time_stays()
    {
        var back = new ChangeStatus(Command(50), Now, IncidentStatus.Mitigated, SaidAt(60), "Not over yet.", MayGoBack: true);
        var never = Given([Declared(), .. FirstEngaged(9, 20), Resolved(2, 40)]).When(Deciding(back)).After;
        Assert.Equal((IncidentStatus.Mitigated, Minute(60)), (never.Status, never.KnownMilestone(MilestoneKind.Mitigated)!.At));
        var before = Given(Over).When(Deciding(back)).After;
        Assert.Equal((IncidentStatus.Mitigated, Minute(30)), (before.Status, before.KnownMilestone(MilestoneKind.Mitigated)!.At));
    }

    [Fact]
    public void Cancelled_it_keeps_its_status_and_cancelling_twice_is_refused()
    {
        var cancelled = Given(Over).When(Deciding(Cancel)).Then(new IncidentCancelled(Entry(51), At(5), "Declared by mistake."));
        Assert.Equal((IncidentStatus.Resolved, Entry(51)), (cancelled.After.Status, cancelled.After.Cancelled!.Id));
        From(cancelled.After).When(Deciding(Cancel with { CommandId = Command(52) })).ThenRejected(RejectionCode.AlreadyInStatus);
        From(cancelled.After).When(Deciding(Cancel)).ThenNothing();
    }

    [Fact]
    public void A_cancelled_incident_is_brought_back_by_reopening_or_by_retracting_the_entry()
    {
        IncidentEvent[] cancelled = [Declared(), new IncidentCancelled(Entry(51), At(5), "Declared by mistake.")];
        Assert.Null(Given(cancelled).When(Deciding(Reopen)).Then(new CancellationWithdrawn(Entry(50), At(60), "Mail stands still again.")).After.Cancelled);
        Assert.Null(Incident.Fold([.. cancelled, Retracted(51)]).Cancelled);
        var both = Given([.. Over, new IncidentCancelled(Entry(51), At(5), "Twice.")]).When(Deciding(Reopen)).After;
        Assert.Equal((IncidentStatus.Engaged, null), (both.Status, both.Cancelled));
    }

    [Fact]
    public void Nothing_waits_for_an_update_of_a_cancelled_incident()
    {
        var promised = Updated(4, 10) with { NextUpdateDue = Minute(60) };
        Assert.NotNull(RecordOf(Declared(), promised).NextUpdateDue);
        Assert.Null(RecordOf(Declared(), promised, new IncidentCancelled(Entry(51), At(20), "By mistake.")).NextUpdateDue);
    }

    private static Func<Incident, Decision<IncidentEvent>> Deciding(ReopenIncident command) => incident => ReopenIncident.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(CancelIncident command) => incident => CancelIncident.Decide(incident, command);

    private static Func<Incident, Decision<IncidentEvent>> Deciding(ChangeStatus command) => incident => ChangeStatus.Decide(incident, command);
}
