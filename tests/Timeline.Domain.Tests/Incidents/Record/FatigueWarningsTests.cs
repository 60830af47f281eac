using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Incidents.Record.FatigueSituation;
using static Timeline.Domain.Tests.Incidents.Record.PresenceTests;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Who is warned of, when, and what shows that a warning was wrong.</summary>
public sealed class FatigueWarningsTests
{
    private static readonly IncidentRecord Working = Told((10, Engaged(1, 10, "Ada")));

    private static readonly IncidentRecord Warned = AfterFinding(71, Working);

    private static readonly EntryId Warning = Warned.Timeline[^1].Id;

    [Fact]
    public void Somebody_who_works_on_is_warned_of_when_the_limit_is_passed()
    {
        Assert.Equal(Minute(70), NextOf(Working));
        Assert.Empty(Found(69, Working));
        var warned = Assert.IsType<FatigueWarned>(Assert.Single(Found(70, Working)));
        Assert.Equal(new FatigueWarned(warned.EntryId, At(70), "Ada", Minute(10), Limit, Entry(1)), warned);
        Assert.Equal("Ada had worked on it for 1 h without a break.", ((IOnTimeline)warned).Wording);
    }

    [Fact]
    public void Nobody_works_on_what_was_cancelled()
    {
        var cancelled = Working.And(30, new IncidentCancelled(Entry(2), At(30), "Declared by mistake."));
        Assert.Null(NextOf(cancelled));
        Assert.Empty(Found(5000, cancelled));
        Assert.Equal((Domain.Incidents.Metrics.MetricStatus.Recorded, 20L), (Domain.Incidents.Metrics.EffortMetric.Compute(cancelled).Status, Domain.Incidents.Metrics.EffortMetric.Compute(cancelled).PersonMinutes));
        Assert.Equal(Minute(70), NextOf(cancelled.And(40, new CancellationWithdrawn(Entry(3), At(40), "It was one after all."))));
    }

    [Fact]
    public void A_stretch_is_warned_of_once()
    {
        Assert.Null(NextOf(Warned));
        Assert.Empty(Found(5000, Warned));
    }

    [Fact]
    public void Another_stretch_is_warned_of_anew()
    {
        var again = Warned.And(80, Released(2, 80, "Ada")).And(90, Took(3, 90, "Ada"));
        Assert.Equal(Minute(150), NextOf(again));
        Assert.Equal(Minute(90), Assert.IsType<FatigueWarned>(Assert.Single(Found(150, again))).Since);
    }

    [Fact]
    public void Who_was_released_in_time_is_not_warned_of()
    {
        Assert.Null(NextOf(Working.And(60, Released(2, 60, "Ada"))));
        Assert.Null(NextOf(Working.And(70, Released(2, 70, "Ada"))));
        Assert.Null(NextOf(Working.And(60, Resolved(2, 60))));
    }

    [Fact]
    public void What_was_past_the_limit_when_it_was_recorded_is_judged_when_nothing_was_recorded_for_a_while()
    {
        var late = Told((500, Engaged(1, 10, "Ada")));
        Assert.Equal(Minute(515), NextOf(late));
        Assert.Empty(Found(514, late));
        Assert.Equal(At(70), Assert.IsType<FatigueWarned>(Assert.Single(Found(515, late))).When);
        Assert.Null(NextOf(late.And(501, Released(2, 65, "Ada"))));
    }

    [Fact]
    public void Nobody_is_warned_of_where_it_is_turned_off_nor_by_what_was_recorded_before_it_was_kept_track_of()
    {
        Assert.Empty(Found(5000, Working, limit: 0));
        Assert.Null(FatigueWarnings.NextJudgement(Working, Instant.MinValue, Grace, limit: 0));
        Assert.Null(FatigueWarnings.NextJudgement(Working, Minute(11), Grace, Limit));
    }

    [Fact]
    public void A_release_that_turns_up_from_before_withdraws_it_at_once_and_erases_nothing()
    {
        var record = Warned.And(80, Released(2, 50, "Ada"));
        Assert.Equal(Minute(80), NextOf(record));
        Assert.Equal((FatigueWithdrawal.Released, Entry(2)), Withdrawal(record));
        var after = AfterFinding(81, record);
        Assert.Null(NextOf(after));
        Assert.Equal([EntryKind.Engagement, EntryKind.ResponderReleased, EntryKind.FatigueWarning, EntryKind.FatigueWarningWithdrawn], after.Timeline.Select(entry => entry.Kind));
        Assert.All(after.Timeline, entry => Assert.False(entry.Retracted));
    }

    [Fact]
    public void An_end_of_the_incident_from_before_withdraws_it() =>
        Assert.Equal((FatigueWithdrawal.IncidentOver, Entry(2)), Withdrawal(Warned.And(80, Resolved(2, 50))));

    [Fact]
    public void An_engagement_taken_back_moved_or_of_somebody_else_withdraws_it()
    {
        Assert.Equal((FatigueWithdrawal.EngagementCorrected, null), Withdrawal(Warned.And(80, Retracted(1))));
        Assert.Equal((FatigueWithdrawal.EngagementCorrected, null), Withdrawal(Warned.And(80, new EntryAmended(Entry(1), Text: null, At(30), "Was later."))));
        var other = Warned.And(80, new EntryAmended(Entry(1), Text: null, When: null, "It was Grace.", Engaged(1, 10, "Grace")));
        Assert.Equal(["Grace"], Found(81, other).OfType<FatigueWarned>().Select(warned => warned.Who));
        Assert.Single(Found(81, other).OfType<FatigueWarningWithdrawn>());
    }

    [Fact]
    public void A_beginning_found_to_be_earlier_leaves_it_standing()
    {
        Assert.Null(NextOf(Warned.And(80, Engaged(2, 0, "Ada"))));
        Assert.Null(NextOf(Warned.And(80, Released(2, 75, "Ada"))));
    }

    [Fact]
    public void When_the_reason_falls_away_they_are_warned_of_again()
    {
        var again = AfterFinding(91, AfterFinding(81, Warned.And(80, Released(2, 50, "Ada"))).And(90, Retracted(2)));
        Assert.Equal(2, again.Timeline.Count(entry => entry.Kind == EntryKind.FatigueWarning));
        Assert.Equal(again.Timeline.Count, again.Timeline.Select(entry => entry.Id).Distinct().Count());
        Assert.Null(NextOf(again));
    }

    [Fact]
    public void A_warning_that_a_person_retracted_settles_its_stretch_for_good()
    {
        var record = Warned.And(80, new EntryRetracted(Warning, "She slept in between."));
        Assert.Null(NextOf(record));
        Assert.Null(NextOf(record.And(90, Released(2, 50, "Ada"))));
    }

    [Fact]
    public void Of_people_whose_name_was_removed_nothing_is_said()
    {
        Assert.Null(NextOf(Working.And(20, new EntryRedacted(Entry(1), "x"))));
        Assert.Null(NextOf(Warned.And(80, new EntryRedacted(Entry(1), "x")).And(80, new EntryRedacted(Warning, "x"))));
    }

    [Fact]
    public void A_time_that_was_said_vaguely_gives_a_vague_warning() => Assert.Equal(
        Precision.Approximate,
        Assert.IsType<FatigueWarned>(Assert.Single(Found(70, Told((10, Engaged(1, 10, "Ada") with { When = At(10) with { Precision = Precision.Approximate } }))))).When.Precision);

    [Theory]
    [InlineData(FatigueWithdrawal.Released, "No such stretch after all: they had been released before.")]
    [InlineData(FatigueWithdrawal.IncidentOver, "No such stretch after all: the incident was over by then.")]
    [InlineData(FatigueWithdrawal.EngagementCorrected, "No such stretch after all: what it began with was corrected or retracted.")]
    public void A_withdrawal_says_why(FatigueWithdrawal because, string text) =>
        Assert.Equal(text, ((IOnTimeline)new FatigueWarningWithdrawn(Entry(2), At(40), Entry(1), because, EndedBy: null)).Wording);

    private static (FatigueWithdrawal Because, EntryId? EndedBy) Withdrawal(IncidentRecord record)
    {
        var withdrawn = Assert.Single(Found((int)(record.AsKnownAt - TenPm).TotalMinutes, record).OfType<FatigueWarningWithdrawn>());
        Assert.Equal(Warning, withdrawn.Warning);
        return (withdrawn.Because, withdrawn.EndedBy);
    }
}
