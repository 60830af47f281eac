using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>When a promised update becomes overdue. Minutes are after ten; a fact is recorded at its first minute.</summary>
public sealed class UpdatePromisesTests
{
    [Fact]
    public void A_due_time_that_passes_without_an_update_is_recorded_at_that_time()
    {
        var overdue = Assert.IsType<UpdateOverdue>(Assert.Single(Judged(31, Told((10, Promised(1, 10, due: 30))))));
        Assert.Equal((At(30), Entry(1)), (overdue.When, overdue.Update));
    }

    [Fact]
    public void A_due_time_with_seconds_is_given_to_the_second()
    {
        var due = Minute(30) + Duration.FromSeconds(5);
        var overdue = Assert.IsType<UpdateOverdue>(Assert.Single(Judged(31, Told((10, Promised(1, 10, due: 30) with { NextUpdateDue = due })))));
        Assert.Equal(new Occurrence(due, Until: null, Precision.Second, Zone), overdue.When);
    }

    [Fact]
    public void It_is_judged_when_its_minute_is_over_and_not_before()
    {
        var record = Told((10, Promised(1, 10, due: 30)));
        Assert.Equal(Minute(31), Next(record));
        Assert.Empty(Judged(30, record));
        Assert.Single(Judged(31, record));
    }

    [Fact]
    public void Due_at_a_second_it_is_judged_at_that_second()
    {
        var due = Minute(30) + Duration.FromSeconds(5);
        Assert.Equal(due, Next(Told((10, Promised(1, 10, due: 30) with { NextUpdateDue = due }))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(59)]
    public void One_that_is_sent_in_the_very_minute_it_is_due_keeps_it_and_nothing_is_ever_recorded(int second)
    {
        var sent = Minute(30) + Duration.FromSeconds(second);
        var waiting = AfterJudging(30, Told((10, Promised(1, 10, due: 30))));
        var record = waiting.Apply(new(Updated(2, 30) with { When = At(30) with { At = sent } }, waiting.Version + 1, sent, "Ada", Source.Web));
        Assert.Null(Next(record));
        Assert.Empty(Judged(5000, record));
        Assert.Equal(2, record.Timeline.Count);
    }

    [Fact]
    public void Without_a_promise_nothing_is_pending()
    {
        var record = Told((10, Updated(1, 10)));
        Assert.Null(Next(record));
        Assert.Empty(Judged(600, record));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void The_next_update_keeps_it_when_sent_by_then(int sent, bool kept)
    {
        var record = Told((10, Promised(1, 10, due: 30)), (35, Updated(2, sent)));
        Assert.Equal(kept, Judged(35, record).Count == 0);
        Assert.Equal(kept, Next(record) is null);
    }

    [Fact]
    public void An_update_for_the_team_ends_no_promise() =>
        Assert.Single(Judged(31, Told((10, Promised(1, 10, due: 30)), (20, Updated(2, 20) with { Audience = Audience.Team }))));

    [Theory]
    [InlineData(Audience.Customer)]
    [InlineData(Audience.Stakeholders)]
    [InlineData(Audience.Public)]
    public void An_update_for_anybody_else_ends_it(Audience audience) =>
        Assert.Empty(Judged(31, Told((10, Promised(1, 10, due: 30)), (20, Updated(2, 20) with { Audience = audience }))));

    [Fact]
    public void What_was_promised_to_the_team_is_kept_by_an_update_for_the_team() => Assert.Empty(Judged(31, Told(
        (10, Promised(1, 10, due: 30) with { Audience = Audience.Team }), (20, Updated(2, 20) with { Audience = Audience.Team }))));

    [Fact]
    public void An_update_for_the_team_promises_too()
    {
        var overdue = Judged(31, Told((10, Promised(1, 10, due: 20) with { Audience = Audience.Team }), (25, Updated(2, 25))));
        Assert.Equal([Entry(1)], overdue.Cast<UpdateOverdue>().Select(e => e.Update));
    }

    [Fact]
    public void Of_updates_at_the_same_time_the_one_recorded_later_is_the_next()
    {
        Assert.Empty(Judged(31, Told((10, Promised(1, 10, due: 30)), (11, Updated(2, 10)))));
        Assert.Single(Judged(31, Told((10, Updated(2, 10)), (11, Promised(1, 10, due: 30)))));
    }

    [Fact]
    public void An_update_from_before_the_promise_does_not_keep_it_however_late_it_is_recorded() =>
        Assert.Single(Judged(31, Told((10, Promised(1, 10, due: 30)), (20, Updated(2, 9)))));

    [Fact]
    public void A_retracted_update_promises_nothing()
    {
        var record = Told((10, Promised(1, 10, due: 30)), (20, Retracted(1)));
        Assert.Null(Next(record));
        Assert.Empty(Judged(31, record));
    }

    [Fact]
    public void A_retracted_update_keeps_nothing() =>
        Assert.Single(Judged(31, Told((10, Promised(1, 10, due: 30)), (20, Updated(2, 20)), (21, Retracted(2)))));

    [Fact]
    public void A_redacted_update_promises_and_keeps_as_before()
    {
        Assert.Single(Judged(31, Told((10, Promised(1, 10, due: 30)), (20, new EntryRedacted(Entry(1), "A name.")))));
        Assert.Empty(Judged(31, Told((10, Promised(1, 10, due: 30)), (20, Updated(2, 20)), (21, new EntryRedacted(Entry(2), "A name.")))));
    }

    [Fact]
    public void An_update_moved_by_an_amendment_counts_where_it_stands_now() =>
        Assert.Single(Judged(40, Told((10, Promised(1, 10, due: 30)), (20, Updated(2, 20)), (21, new EntryAmended(Entry(2), Text: null, At(35), "Misread.")))));

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void The_resolution_ends_it(int resolved, bool kept) =>
        Assert.Equal(kept, Judged(40, Told((10, Promised(1, 10, due: 30)), (35, Resolved(2, resolved, IncidentStatus.Declared)))).Count == 0);

    [Fact]
    public void A_mitigation_does_not() =>
        Assert.Single(Judged(40, Told((10, Promised(1, 10, due: 30)), (20, Mitigated(2, 20, IncidentStatus.Declared)))));

    [Fact]
    public void What_was_resolved_in_time_may_be_closed_whenever() =>
        Assert.Empty(Judged(40, Told((10, Promised(1, 10, due: 30)), (20, Resolved(2, 20, IncidentStatus.Declared)), (35, Closed(3, 35)))));

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Closed_without_a_resolution_it_ends_at_the_closing(int closed, bool kept) =>
        Assert.Equal(kept, Judged(40, Told((10, Promised(1, 10, due: 30)), (35, Closed(2, closed) with { From = IncidentStatus.Declared }))).Count == 0);

    [Fact]
    public void Resolved_by_hand_ends_it_as_any_resolution_does() =>
        Assert.Empty(Judged(40, Told((10, Promised(1, 10, due: 30)), (20, new MilestoneSet(MilestoneKind.Resolved, At(20), EntryId: null)))));

    [Fact]
    public void A_resolution_taken_back_does_not_end_it() => Assert.Single(Judged(40, Told(
        (10, Promised(1, 10, due: 30)),
        (20, Resolved(2, 20, IncidentStatus.Declared)),
        (21, Retracted(2)),
        (21, new StatusChanged(Entry(2), At(21), IncidentStatus.Resolved, IncidentStatus.Declared, Text: null)))));

    [Fact]
    public void Ended_too_late_it_was_overdue_all_the_same()
    {
        var record = Told((10, Promised(1, 10, due: 30)), (32, Updated(2, 32)));
        Assert.Equal(Minute(31), Next(record));
        Assert.Equal(At(30), Assert.IsType<UpdateOverdue>(Assert.Single(Judged(33, record))).When);
    }

    [Fact]
    public void Each_promise_that_was_not_kept_is_overdue_by_itself_in_the_order_due()
    {
        var record = Told((1, Promised(1, 1, due: 25) with { Audience = Audience.Team }), (2, Promised(2, 2, due: 20)), (22, Promised(3, 22, due: 40)));
        Assert.Equal(Minute(21), Next(record));
        Assert.Equal([Entry(2), Entry(3)], Judged(41, record).Cast<UpdateOverdue>().Select(e => e.Update));
        var alone = Told((1, Promised(1, 1, due: 25) with { Audience = Audience.Team }), (2, Promised(2, 2, due: 20)));
        Assert.Equal([Entry(2)], Judged(25, alone).Cast<UpdateOverdue>().Select(e => e.Update));
        var two = Told((1, Promised(1, 1, due: 25)), (2, Promised(2, 2, due: 20) with { Audience = Audience.Team }));
        Assert.Equal([Entry(2), Entry(1)], Judged(40, two).Cast<UpdateOverdue>().Select(e => e.Update));
        Assert.Equal(2, Judged(40, two).Cast<UpdateOverdue>().Select(e => e.EntryId).Distinct().Count());
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void What_was_recorded_before_promises_were_kept_track_of_never_is_overdue(int since, bool overdue)
    {
        var record = Told((10, Promised(1, 10, due: 30)));
        Assert.Equal(overdue ? Minute(31) : null, UpdatePromises.NextJudgement(record, Minute(since), Grace));
        Assert.Equal(overdue, !UpdatePromises.Judge(record, Minute(60), Minute(since), Grace).IsNothing);
        Assert.Equal(Minute(30), record.NextUpdateDue);
    }

    [Fact]
    public void Notes_typed_in_afterwards_are_judged_once_nothing_was_recorded_for_a_while()
    {
        var record = Told((600, Promised(1, 10, due: 30)));
        Assert.Equal(Minute(615), Next(record));
        Assert.Empty(Judged(614, record));
        Assert.Equal(At(30), Assert.IsType<UpdateOverdue>(Assert.Single(Judged(615, record))).When);

        var more = record.Apply(new(Logged(2, 20), record.Version + 1, Minute(610), "Ada", Source.Web));
        Assert.Equal(Minute(625), Next(more));
        Assert.Empty(Judged(615, more));
    }

    [Fact]
    public void The_next_line_of_such_notes_keeps_what_the_one_before_promised()
    {
        var record = Told((600, Promised(1, 10, due: 30)), (601, Updated(2, 29)));
        Assert.Null(Next(record));
        Assert.Empty(Judged(900, record));
    }

    [Fact]
    public void Notes_typed_in_put_off_no_promise_that_was_recorded_in_time()
    {
        var record = Told((10, Promised(1, 10, due: 30)), (29, Logged(2, 5)));
        Assert.Equal(Minute(31), Next(record));
        Assert.Single(Judged(31, record));
    }

    [Fact]
    public void Recorded_in_the_very_minute_it_is_due_it_is_judged_when_that_is_over() => Assert.Equal(Minute(31), Next(Told((30, Promised(1, 10, due: 30)))));

    [Fact]
    public void Two_who_judge_the_same_record_make_the_same_entry() =>
        Assert.Equal(Judged(31, Told((10, Promised(1, 10, due: 30)))), Judged(500, Told((10, Promised(1, 10, due: 30)), (12, Logged(2, 12)))));

    [Fact]
    public void Judging_again_records_nothing()
    {
        var record = AfterJudging(31, Told((10, Promised(1, 10, due: 30))));
        Assert.Null(Next(record));
        Assert.Empty(Judged(31, record));
        Assert.Empty(Judged(5000, record));
    }

    [Fact]
    public void The_overdue_entry_stands_at_the_due_time_and_is_late_when_found_much_later()
    {
        var timely = AfterJudging(31, Told((10, Promised(1, 10, due: 30)))).Timeline[^1];
        Assert.Equal((EntryKind.UpdateOverdue, Minute(30), false), (timely.Kind, timely.OccurredAt, timely.Late));
        Assert.Equal("No update had been sent by the time that was promised.", timely.Text);
        Assert.True(AfterJudging(90, Told((10, Promised(1, 10, due: 30)))).Timeline[^1].Late);
    }
}
