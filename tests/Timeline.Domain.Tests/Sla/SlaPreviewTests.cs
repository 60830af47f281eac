using System.Diagnostics;
using NodaTime;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;
using static Timeline.Domain.Tests.Sla.SlaSituation;

namespace Timeline.Domain.Tests.Sla;

public sealed class SlaPreviewTests
{
    private static readonly Instant Due = Time("2024-05-06T09:00:00Z");

    [Theory]
    [InlineData("2024-05-03T12:00:00Z", SlaStatus.NotStarted, 0)]
    [InlineData("2024-05-03T13:00:00Z", SlaStatus.Running, 0)]
    [InlineData("2024-05-04T13:00:00Z", SlaStatus.Running, 7_200)]
    [InlineData("2024-05-06T09:00:00Z", SlaStatus.Running, 14_400)]
    [InlineData("2024-05-06T09:00:01Z", SlaStatus.Breached, 14_401)]
    public void It_runs_until_it_is_due_inclusive_and_is_breached_after(string at, SlaStatus status, long counted)
    {
        var preview = (Friday with { At = Time(at) }).Answer();
        Assert.Equal((Due, status, counted, 14_400 - counted), (preview.DueAt, preview.Status, preview.CountedSeconds, preview.RemainingSeconds));
        Assert.Null(preview.Reason);
    }

    [Fact]
    public void It_is_at_risk_from_the_moment_that_the_share_has_counted()
    {
        var warned = Friday with { WarnAt = 75 };
        Assert.Equal(Time("2024-05-06T08:00:00Z"), warned.Answer().WarnsAt);
        Assert.Equal(SlaStatus.Running, (warned with { At = Time("2024-05-06T07:59:59Z") }).Answer().Status);
        Assert.Equal(SlaStatus.AtRisk, (warned with { At = Time("2024-05-06T08:00:00Z") }).Answer().Status);
        Assert.Equal(SlaStatus.AtRisk, (warned with { At = Due }).Answer().Status);
    }

    [Fact]
    public void It_is_paused_from_the_beginning_of_a_pause_to_before_its_end()
    {
        var paused = Friday with { Pauses = [Pause("2024-05-03T14:00:00Z", "2024-05-03T14:30:00Z")] };
        Assert.Equal(SlaStatus.Running, (paused with { At = Time("2024-05-03T13:59:59Z") }).Answer().Status);
        Assert.Equal(SlaStatus.Paused, (paused with { At = Time("2024-05-03T14:00:00Z") }).Answer().Status);
        Assert.Equal(SlaStatus.Running, (paused with { At = Time("2024-05-03T14:30:00Z") }).Answer().Status);
    }

    [Fact]
    public void A_breach_stays_one_while_a_later_pause_holds()
    {
        var preview = (Friday with { Pauses = [Pause("2024-05-06T09:30:00Z")], At = Time("2024-05-06T10:00:00Z") }).Answer();
        Assert.Equal((Due, SlaStatus.Breached, -1_800), (preview.DueAt, preview.Status, preview.RemainingSeconds));
    }

    [Fact]
    public void A_pause_without_an_end_before_it_is_due_leaves_it_without_a_due_time_and_says_why()
    {
        var preview = (Friday with { Pauses = [Pause("2024-05-06T08:59:59Z")], At = Time("2024-05-07T00:00:00Z") }).Answer();
        Assert.Null(preview.DueAt);
        Assert.Equal((SlaStatus.Paused, 14_399), (preview.Status, preview.CountedSeconds));
        Assert.StartsWith("The target is never reached: from Monday 2024-05-06 10:59:59 (2024-05-06T08:59:59Z) on the clock is paused", preview.Reason, StringComparison.Ordinal);
        Assert.Contains(preview.Explanation, line => line.EndsWith(preview.Reason!, StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_begins_as_it_is_due_comes_too_late() => Assert.Equal(Due, (Friday with { Pauses = [Pause("2024-05-06T09:00:00Z")] }).Answer().DueAt);

    [Fact]
    public void A_target_is_due_within_400_days_or_never()
    {
        var days = Friday with { Calendar = Always, Target = Duration.FromDays(400) };
        Assert.Equal(days.Start + days.Target, days.Answer().DueAt);
        var longer = (days with { Target = days.Target + Duration.FromSeconds(1), At = days.Start + Duration.FromDays(401) }).Answer();
        Assert.Null(longer.DueAt);
        Assert.Equal((SlaStatus.Breached, 1 - 86_400), (longer.Status, longer.RemainingSeconds));
        Assert.StartsWith("The target is not reached within 400 days: 9,600 h of 9,600 h 1 s count until ", longer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Seconds_are_whole_and_rounded_down()
    {
        var preview = (Friday with { At = Time("2024-05-03T13:00:01.999Z") }).Answer();
        Assert.Equal((1, 14_399), (preview.CountedSeconds, preview.RemainingSeconds));
    }

    [Fact]
    public void Exceptions_take_the_place_of_whole_days_and_time_that_lies_in_two_dates_hours_counts_once()
    {
        var calendar = Always with { Exceptions = [new(Date("2024-05-04"), [new("22:00", "06:00")])] };
        var preview = (Friday with { Calendar = calendar, Target = Duration.FromHours(12), At = Time("2024-05-04T22:00:00Z") }).Answer();
        // 9 h on Friday, 2 h on Saturday night, then Sunday, whose first hours count as those of Saturday.
        Assert.Equal(Time("2024-05-04T23:00:00Z"), preview.DueAt);
        Assert.Equal(11 * 3600, preview.CountedSeconds);
    }

    [Fact]
    public void Fifty_years_are_counted_to_the_second_and_soon()
    {
        var question = Friday with { Start = Time("1976-01-01T00:00:00Z"), At = Time("2026-01-01T00:00:00Z"), Calendar = Always };
        var before = Stopwatch.GetTimestamp();
        var preview = question.Answer();
        Assert.Equal((long)(question.At - question.Start).TotalSeconds, preview.CountedSeconds);
        Assert.InRange(Stopwatch.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        // 13,045 days from Monday to Friday, 8 h each.
        Assert.Equal(13_045 * 8 * 3600, (question with { Calendar = Office }).Answer().CountedSeconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(2_000_000_000)]
    public void A_target_is_more_than_nothing_and_at_most_fifty_years(int seconds)
    {
        var problem = (Friday with { Target = Duration.FromSeconds(seconds) }).Problem();
        Assert.Equal((RejectionCode.OutOfRange, "target"), (problem.Code, problem.Field));
    }

    [Fact]
    public void Start_and_moment_are_at_most_fifty_years_apart()
    {
        Assert.NotNull((Friday with { At = Time("2074-05-03T13:00:00Z") }).Answer());
        Assert.Equal("at", (Friday with { At = Time("2074-05-03T13:00:01Z") }).Problem().Field);
        Assert.Equal("at", (Friday with { At = Time("1974-05-03T12:59:59Z") }).Problem().Field);
        Assert.Equal("start", (Friday with { Start = Time("1899-12-31T23:59:59Z"), At = Time("1900-01-01T00:00:00Z") }).Problem().Field);
        Assert.Equal("start", (Friday with { Start = Instant.MaxValue, At = Instant.MinValue }).Problem().Field);
    }

    [Fact]
    public void Pauses_end_after_they_begin_and_are_a_hundred_at_most()
    {
        var problem = (Friday with { Pauses = [Pause("2024-05-03T14:00:00Z", "2024-05-03T14:00:00Z"), Pause("2024-05-03T14:00:00Z", "2024-05-03T13:59:59Z")] }).Problem();
        Assert.Equal((RejectionCode.EndBeforeStart, "pauses.1.until"), (problem.Code, problem.Field));
        Assert.Equal(
            "pauses.1.until 2024-05-03T13:59:59Z is before pauses.1.from 2024-05-03T14:00:00Z. Swap them, or leave until out for a pause that goes on.", problem.Message);
        var hundred = Enumerable.Repeat(Pause("2024-05-03T14:00:00Z", "2024-05-03T15:00:00Z"), 100).ToList();
        Assert.Equal(Due + Duration.FromHours(1), (Friday with { Pauses = hundred }).Answer().DueAt);
        Assert.Equal("pauses holds 101; the limit is 100. Leave out 1.", (Friday with { Pauses = [.. hundred, hundred[0]] }).Problem().Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_share_to_warn_at_is_less_than_all(int percent) => Assert.Equal("warnAt", (Friday with { WarnAt = percent }).Problem().Field);
}
