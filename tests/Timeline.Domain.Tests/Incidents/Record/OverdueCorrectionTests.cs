using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>What was recorded as overdue, and was not by what was recorded since; and what readers see of it.</summary>
public sealed class OverdueCorrectionTests
{
    private static readonly IncidentRecord Overdue = AfterJudging(31, Told((10, Promised(1, 10, due: 30))));

    private static readonly EntryId OverdueEntry = Overdue.Timeline[^1].Id;

    [Fact]
    public void An_update_that_turns_up_from_before_the_due_time_corrects_it_at_once()
    {
        var record = Overdue.And(40, Updated(2, 29));
        Assert.Equal(Minute(40), Next(record));
        var withdrawn = Assert.IsType<UpdateOverdueWithdrawn>(Assert.Single(Judged(41, record)));
        Assert.Equal(
            new UpdateOverdueWithdrawn(withdrawn.EntryId, At(41) with { Precision = Precision.Second }, OverdueEntry, OverdueWithdrawal.UpdateSent, Entry(2)),
            withdrawn);
        Assert.NotEqual(OverdueEntry, withdrawn.EntryId);
    }

    [Fact]
    public void An_update_sent_after_the_due_time_corrects_nothing()
    {
        var record = Overdue.And(40, Updated(2, 31));
        Assert.Null(Next(record));
        Assert.Empty(Judged(41, record));
    }

    [Fact]
    public void An_update_whose_time_is_corrected_to_before_the_due_time_corrects_it() =>
        Assert.Equal(
            (OverdueWithdrawal.UpdateSent, Entry(2)),
            Correction(Overdue.And(40, Updated(2, 31)).And(41, new EntryAmended(Entry(2), Text: null, At(30), "Misread."))));

    [Fact]
    public void A_promise_taken_back_corrects_it() =>
        Assert.Equal((OverdueWithdrawal.PromiseRetracted, null), Correction(Overdue.And(40, Retracted(1))));

    [Fact]
    public void An_end_of_the_incident_from_before_the_due_time_corrects_it() =>
        Assert.Equal((OverdueWithdrawal.IncidentOver, Entry(2)), Correction(Overdue.And(40, Resolved(2, 30, IncidentStatus.Declared))));

    [Fact]
    public void An_end_moved_by_hand_to_before_the_due_time_corrects_it()
    {
        var record = Overdue.And(40, Resolved(2, 35, IncidentStatus.Declared));
        Assert.Empty(Judged(40, record));
        Assert.Equal((OverdueWithdrawal.IncidentOver, null), Correction(record.And(41, new MilestoneCorrected(MilestoneKind.Resolved, At(28), EntryId: null, "So it was."))));
    }

    [Fact]
    public void Whichever_came_first_is_named_and_the_update_when_both_came_at_once()
    {
        var record = Overdue.And(40, Resolved(2, 25, IncidentStatus.Declared));
        Assert.Equal((OverdueWithdrawal.IncidentOver, Entry(2)), Correction(record.And(41, Updated(3, 26))));
        Assert.Equal((OverdueWithdrawal.UpdateSent, Entry(3)), Correction(record.And(41, Updated(3, 25))));
    }

    [Fact]
    public void What_was_recorded_before_promises_were_kept_track_of_does_not_hinder_a_correction() =>
        Assert.Single(UpdatePromises.Judge(Overdue.And(40, Retracted(1)), Minute(41), since: Minute(500), Grace).Events);

    [Fact]
    public void It_is_corrected_once_and_nothing_is_taken_off_the_timeline()
    {
        var record = AfterJudging(41, Overdue.And(40, Updated(2, 29)));
        Assert.Null(Next(record));
        Assert.Empty(Judged(5000, record));
        Assert.Equal(
            [EntryKind.Update, EntryKind.Update, EntryKind.UpdateOverdue, EntryKind.UpdateOverdueWithdrawn],
            record.Timeline.Where(entry => !entry.Retracted).Select(entry => entry.Kind));
    }

    [Fact]
    public void When_the_reason_falls_away_it_is_overdue_again_and_can_be_corrected_again()
    {
        var again = AfterJudging(51, AfterJudging(41, Overdue.And(40, Updated(2, 29))).And(50, Retracted(2)));
        Assert.Equal(2, again.Timeline.Count(entry => entry.Kind == EntryKind.UpdateOverdue && entry.OccurredAt == Minute(30)));
        Assert.Empty(Judged(52, again));

        var corrected = AfterJudging(61, again.And(60, Updated(3, 30)));
        Assert.Equal(2, corrected.Timeline.Count(entry => entry.Kind == EntryKind.UpdateOverdueWithdrawn));
        Assert.Equal(corrected.Timeline.Count, corrected.Timeline.Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(
            again.Timeline.Single(entry => entry.Origin is UpdateOverdue && entry.Id != OverdueEntry).Id,
            corrected.Timeline.Select(entry => entry.Origin).OfType<UpdateOverdueWithdrawn>().Last().Overdue);
        Assert.Empty(Judged(62, corrected));
    }

    [Fact]
    public void A_correction_of_an_earlier_overdue_entry_leaves_the_newer_standing()
    {
        var again = AfterJudging(51, AfterJudging(41, Overdue.And(40, Updated(2, 29))).And(50, Retracted(2)));
        var twice = again.And(52, new UpdateOverdueWithdrawn(Entry(9), At(52), OverdueEntry, OverdueWithdrawal.UpdateSent, Entry(2)));
        Assert.Equal(Minute(30), twice.UpdateOverdueSince);
        Assert.Empty(Judged(53, twice));
    }

    [Fact]
    public void An_overdue_entry_that_a_person_retracted_settles_the_promise_for_good()
    {
        var record = Overdue.And(40, new EntryRetracted(OverdueEntry, "They were in the room."));
        Assert.Null(Next(record));
        Assert.Null(record.UpdateOverdueSince);
        Assert.Empty(Judged(41, record));
        Assert.Empty(Judged(51, record.And(50, Updated(2, 29))));
        Assert.Empty(Judged(51, record.And(50, Retracted(1))));
    }

    [Fact]
    public void A_retracted_correction_is_not_made_again()
    {
        var record = AfterJudging(41, Overdue.And(40, Updated(2, 29)));
        Assert.Empty(Judged(51, record.And(50, new EntryRetracted(record.Timeline[^1].Id, "No."))));
    }

    [Fact]
    public void The_next_update_is_due_when_the_newest_promise_says()
    {
        Assert.Null(Told((10, Updated(1, 10))).NextUpdateDue);
        Assert.Equal(Minute(30), Told((10, Promised(1, 10, due: 30))).NextUpdateDue);
        Assert.Equal(Minute(60), Told((10, Promised(1, 10, due: 30)), (35, Promised(2, 35, due: 60))).NextUpdateDue);
        Assert.Null(Told((10, Promised(1, 10, due: 30)), (35, Updated(2, 35))).NextUpdateDue);
        Assert.Equal(Minute(25), Told((10, Promised(1, 10, due: 30)), (12, Promised(2, 12, due: 25) with { Audience = Audience.Team })).NextUpdateDue);
        Assert.Null(Told((10, Promised(1, 10, due: 30)), (20, Resolved(2, 20, IncidentStatus.Declared))).NextUpdateDue);
    }

    [Fact]
    public void It_is_overdue_from_the_due_time_until_an_update_is_sent()
    {
        Assert.Null(Told((10, Promised(1, 10, due: 30))).UpdateOverdueSince);
        Assert.Equal((Minute(30), Minute(30)), (Overdue.UpdateOverdueSince, Overdue.NextUpdateDue));
        Assert.Null(Overdue.And(40, Updated(2, 40)).UpdateOverdueSince);
        Assert.Null(Overdue.And(40, Resolved(2, 40, IncidentStatus.Declared)).UpdateOverdueSince);
        Assert.Null(Overdue.And(40, Retracted(1)).UpdateOverdueSince);
        Assert.Null(AfterJudging(41, Overdue.And(40, Updated(2, 29))).UpdateOverdueSince);
        Assert.Equal(Minute(30), Overdue.And(40, new EntryAmended(OverdueEntry, Text: null, At(33), "Misread.")).UpdateOverdueSince);
    }

    [Fact]
    public void Of_several_that_are_overdue_the_earliest_is_given() => Assert.Equal(
        Minute(20),
        AfterJudging(31, Told((1, Promised(1, 1, due: 25)), (2, Promised(2, 2, due: 20) with { Audience = Audience.Team }))).UpdateOverdueSince);

    [Fact]
    public void What_was_overdue_is_listed_with_what_ended_it()
    {
        OverdueUpdate Listed(Instant? endedAt, bool sent) => new(OverdueEntry, Entry(1), Minute(30), endedAt, sent);
        Assert.Equal([Listed(null, false)], UpdatePromises.Overdue(Overdue));
        Assert.Equal([Listed(Minute(40), true)], UpdatePromises.Overdue(Overdue.And(40, Updated(2, 40))));
        Assert.Equal([Listed(Minute(40), false)], UpdatePromises.Overdue(Overdue.And(40, Resolved(2, 40, IncidentStatus.Declared))));
        Assert.Empty(UpdatePromises.Overdue(Overdue.And(40, Updated(2, 29))));
        Assert.Empty(UpdatePromises.Overdue(Overdue.And(40, Retracted(1))));
    }

    [Theory]
    [InlineData(OverdueWithdrawal.UpdateSent, "Not overdue after all: an update had been sent in time.")]
    [InlineData(OverdueWithdrawal.IncidentOver, "Not overdue after all: the incident was over by then.")]
    [InlineData(OverdueWithdrawal.PromiseRetracted, "Not overdue after all: the update that promised it was retracted.")]
    public void A_correction_says_why(OverdueWithdrawal because, string text) =>
        Assert.Equal(text, ((IOnTimeline)new UpdateOverdueWithdrawn(Entry(2), At(40), Entry(1), because, KeptBy: null)).Wording);

    private static (OverdueWithdrawal Because, EntryId? KeptBy) Correction(IncidentRecord record)
    {
        var withdrawn = Assert.IsType<UpdateOverdueWithdrawn>(Assert.Single(Judged(60, record)));
        Assert.Equal(OverdueEntry, withdrawn.Overdue);
        return (withdrawn.Because, withdrawn.KeptBy);
    }
}
