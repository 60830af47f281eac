using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using static Timeline.Domain.Tests.Incidents.Record.DueSituation;
using static Timeline.Domain.Tests.Incidents.Record.EtaTests;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Everything that is waited for. Minutes are after ten.</summary>
public sealed class DeadlineTests
{
    private static readonly IncidentRecord Running = Told(
        (10, Promised(1, 10, due: 40)), (11, Box(2, 11, 60)), (12, Demanded(3, 12, 120)), (13, Estimate(4, 13, 50) with { ByLatest = Minute(90) }));

    [Fact]
    public void It_is_listed_by_when_it_is_due_in_words_without_times() => Assert.Equal(
        [
            new Deadline(DeadlineKind.Update, Minute(40), "The next update to the customers is due.", Entry(1), DeadlineState.Running),
            new Deadline(DeadlineKind.TimeBox, Minute(60), "The time box is running; then: Call the vendor.", Entry(2), DeadlineState.Running, "Call the vendor"),
            new Deadline(DeadlineKind.Eta, Minute(90), "The service is expected back.", Entry(4), DeadlineState.Running),
            new Deadline(DeadlineKind.Demand, Minute(120), "Service manager demands: Mail is back.", Entry(3), DeadlineState.Running),
        ],
        Running.Due);

    [Fact]
    public void What_has_passed_stays_and_says_so()
    {
        Assert.Equal(
            [
                (DeadlineState.Overdue, "The update that was promised to the customers is overdue."),
                (DeadlineState.Expired, "The time box has ended; now: Call the vendor."),
                (DeadlineState.Overdue, "The service was expected back by now."),
                (DeadlineState.Overdue, "Service manager demands, and it is overdue: Mail is back."),
            ],
            Look(121, Running).Due.Select(due => (due.State, due.Words)));
        Assert.Equal([DeadlineState.Overdue, DeadlineState.Expired, DeadlineState.Running, DeadlineState.Running], Look(61, Running).Due.Select(due => due.State));
    }

    [Fact]
    public void Resolved_nothing_runs_but_what_somebody_must_still_answer()
    {
        Assert.Equal([DeadlineKind.Demand], Running.And(30, Resolved(5, 30)).Due.Select(due => due.Kind));
        Assert.Equal([DeadlineKind.TimeBox, DeadlineKind.Demand], Look(61, Running).And(70, Resolved(5, 70)).Due.Select(due => due.Kind));
    }

    [Fact]
    public void Closed_nothing_is_waited_for() =>
        Assert.Empty(Look(61, Running).And(70, Resolved(5, 70)).And(80, Closed(6, 80)).Due);

    [Fact]
    public void What_came_was_answered_or_was_replaced_is_gone()
    {
        var record = Running
            .And(20, Updated(5, 20)).And(21, new TimeBoxMet(Entry(6), At(21), Entry(2), Text: null)).And(22, Met(7, 22, 3)).And(23, Estimate(8, 23, 70));
        Assert.Equal([(DeadlineKind.Eta, Entry(8))], record.Due.Select(due => (due.Kind, due.EntryId)));
    }

    [Fact]
    public void What_a_time_box_is_for_is_named() => Assert.Equal(
        "The time box for \"Bring it up\" is running; then: Call the vendor.",
        Assert.Single(Told((10, Box(1, 10, 60) with { For = "Bring it up", WhatThen = "Call the vendor." })).Due).Words);

    [Fact]
    public void As_known_at_a_moment_it_is_what_ran_then()
    {
        IncidentEvent[] events = [Declared(), Box(1, 1, 60), Demanded(2, 2, 120), new TimeBoxMet(Entry(3), At(3), Entry(1), Text: null)];
        Assert.Equal(
            [DeadlineKind.TimeBox, DeadlineKind.Demand], IncidentRecord.Fold(Id, Situations.Situation.Record(events), Minute(2))!.Due.Select(due => due.Kind));
        Assert.Equal([DeadlineKind.Demand], IncidentRecord.Fold(Id, Situations.Situation.Record(events), Minute(3))!.Due.Select(due => due.Kind));
    }

    [Fact]
    public void One_look_finds_all_that_has_passed()
    {
        Assert.Equal(Minute(41), NextLook(Running));
        Assert.Equal([typeof(UpdateOverdue), typeof(TimeBoxExpired), typeof(DemandMissed)], Found(500, Running).Select(found => found.GetType()));
        Assert.Null(IncidentDue.NextJudgement(Running, CatalogueRecord.Empty, since: Minute(500), Duration.Zero));
    }
}
