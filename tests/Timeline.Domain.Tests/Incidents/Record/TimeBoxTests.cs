using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using static Timeline.Domain.Tests.Incidents.Record.DueSituation;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>When a time box expires, and when it had not after all. Minutes are after ten.</summary>
public sealed class TimeBoxTests
{
    [Fact]
    public void When_the_minute_of_its_deadline_is_over_and_not_before_it_expires_with_that_time()
    {
        var record = Told((10, Box(1, 10, 60)));
        Assert.Equal(Minute(61), NextLook(record));
        Assert.Empty(Found(60, record));
        var expired = Assert.IsType<TimeBoxExpired>(Assert.Single(Found(75, record)));
        Assert.Equal((At(60), Entry(1)), (expired.When, expired.TimeBox));
        Assert.Empty(Found(5000, Look(75, record)));
        Assert.Null(NextLook(Look(75, record)));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void Done_cancelled_or_answered_by_then_it_never_expires(int minute, bool expires)
    {
        IncidentEvent[] ends =
        [
            new TimeBoxMet(Entry(2), At(minute), Entry(1), Text: null),
            new TimeBoxCancelled(Entry(2), At(minute), Entry(1), "Not needed."),
            new TimeBoxAnswered(Entry(2), At(minute), Entry(1), "Called."),
        ];
        Assert.All(ends, end => Assert.Equal(expires, Found(100, Told((10, Box(1, 10, 60)), (90, end))).Count == 1));
    }

    [Theory]
    [InlineData(60, TimeBoxState.Over)]
    [InlineData(61, TimeBoxState.Expired)]
    public void Resolved_by_then_it_never_expires(int minute, TimeBoxState state)
    {
        var record = Told((10, Box(1, 10, 60)), (61, Resolved(2, minute)));
        Assert.Equal(state == TimeBoxState.Expired, Found(100, record).Count == 1);
        Assert.Equal(state, Assert.Single(record.TimeBoxes).State);
    }

    [Fact]
    public void It_stays_expired_until_somebody_says_what_was_done()
    {
        var expired = Look(61, Told((10, Box(1, 10, 60))));
        Assert.Equal((TimeBoxState.Expired, true), StateOf(expired));
        Assert.Equal((TimeBoxState.Answered, true), StateOf(expired.And(65, new TimeBoxAnswered(Entry(2), At(64), Entry(1), "Called."))));
        Assert.Empty(Found(100, expired.And(65, new TimeBoxAnswered(Entry(2), At(64), Entry(1), "Called."))));
    }

    [Fact]
    public void What_is_noted_later_and_shows_that_it_was_done_in_time_takes_the_expiry_back()
    {
        var record = Look(61, Told((10, Box(1, 10, 60)))).And(70, new TimeBoxMet(Entry(2), At(55), Entry(1), Text: null));
        Assert.Equal(Minute(70), NextLook(record));
        var withdrawn = Assert.IsType<TimeBoxExpiredWithdrawn>(Assert.Single(Found(71, record)));
        Assert.Equal((DeadlineWithdrawal.CameInTime, Entry(2)), (withdrawn.Because, withdrawn.Shown!.Value));
        Assert.Equal((TimeBoxState.Met, false), StateOf(record));
        Assert.Empty(Found(5000, Look(71, record)));
    }

    [Fact]
    public void Retracted_it_takes_its_expiry_back() => Assert.Equal(
        DeadlineWithdrawal.PromiseRetracted,
        Assert.IsType<TimeBoxExpiredWithdrawn>(Assert.Single(Found(71, Look(61, Told((10, Box(1, 10, 60)))).And(70, Retracted(1))))).Because);

    [Fact]
    public void A_deadline_moved_ahead_is_waited_for_anew()
    {
        var moved = Look(61, Told((10, Box(1, 10, 60)))).And(65, Amended(1, 10, 90));
        Assert.Equal(DeadlineWithdrawal.DeadlineMoved, Assert.IsType<TimeBoxExpiredWithdrawn>(Assert.Single(Found(66, moved))).Because);
        var after = Look(66, moved);
        Assert.Equal((Minute(91), TimeBoxState.Running), (NextLook(after), StateOf(after).State));
        Assert.Equal(At(90), Assert.IsType<TimeBoxExpired>(Assert.Single(Found(91, after))).When);
    }

    [Fact]
    public void A_deadline_moved_back_is_judged_anew_at_once()
    {
        var found = Found(66, Look(61, Told((10, Box(1, 10, 60)))).And(65, Amended(1, 10, 40)));
        Assert.IsType<TimeBoxExpiredWithdrawn>(found[0]);
        Assert.Equal(At(40), Assert.IsType<TimeBoxExpired>(found[1]).When);
        Assert.Equal(2, found.Count);
    }

    [Fact]
    public void An_expiry_that_a_person_retracted_settles_it_for_good()
    {
        var expired = Look(61, Told((10, Box(1, 10, 60))));
        var record = expired.And(65, new EntryRetracted(expired.Timeline[^1].Id, "It was agreed to go on."));
        Assert.Equal((TimeBoxState.Dropped, false), StateOf(record));
        Assert.Empty(record.Due);
        Assert.Empty(Found(5000, record));
    }

    [Fact]
    public void One_typed_in_the_morning_is_judged_when_the_typing_has_stopped()
    {
        var record = Told((600, Box(1, 10, 60)));
        Assert.Equal(Minute(615), NextLook(record));
        Assert.Empty(Found(614, record));
        Assert.Empty(Found(700, record.And(601, new TimeBoxMet(Entry(2), At(50), Entry(1), Text: null))));
        Assert.Single(Found(615, record));
    }

    private static (TimeBoxState State, bool Expired) StateOf(IncidentRecord record) =>
        (Assert.Single(record.TimeBoxes).State, record.TimeBoxes[0].Expired);

    private static EntryAmended Amended(int n, int minutes, int deadline) => new(Entry(n), Text: null, When: null, "Misheard.", Box(n, minutes, deadline));
}
