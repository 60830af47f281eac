using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Tests.Metrics;

/// <summary>Availability in agreed time. Clocks in Chicago go forward on 9 March 2014 at 02:00 and back on 2 November 2014 at 02:00.</summary>
public sealed class ServiceTimesTests
{
    private static readonly DateTimeZone Chicago = DateTimeZoneProviders.Tzdb["America/Chicago"];
    private static readonly Instant Monday = Instant.FromUtc(2014, 5, 12, 0, 0);
    private static readonly Instant Later = Monday + Duration.FromDays(400);
    private static readonly AgreedTime Week = AgreedTime.Of(calendar: null, Monday, Monday + Duration.FromDays(7), Later);

    [Fact]
    public void Windows_that_overlap_count_once_and_only_what_lies_in_the_period()
    {
        var times = Of(Down(-60, 30), Down(20, 50), Down(100, 110), Down(60 * 24 * 7 - 10, 60 * 24 * 8));
        Assert.Equal(new ServiceTimes(7 * 86_400, 70 * 60, 0, 70 * 60, 3), times);
        Assert.Equal("99.305", times.Percent);
    }

    [Fact]
    public void Degraded_is_stated_apart_and_counts_only_where_that_is_said()
    {
        ImpactSpan[] impacts = [Down(0, 10), new(ImpactLevel.Degraded, Minute(5), Minute(30)), new(ImpactLevel.Degraded, Minute(60), Minute(70)), new(ImpactLevel.AtRisk, Minute(100), Minute(900))];
        Assert.Equal(new ServiceTimes(7 * 86_400, 10 * 60, 30 * 60, 10 * 60, 1), Of(impacts));
        Assert.Equal(new ServiceTimes(7 * 86_400, 10 * 60, 30 * 60, 40 * 60, 2), ServiceTimes.Of(Week, impacts, Later, degradedIsDown: true));
    }

    [Fact]
    public void What_goes_on_counts_until_now_and_what_is_to_come_is_not_agreed_time()
    {
        var now = Minute(90);
        var agreed = AgreedTime.Of(calendar: null, Monday, Monday + Duration.FromDays(7), now);
        Assert.Equal(new ServiceTimes(90 * 60, 30 * 60, 0, 30 * 60, 1), ServiceTimes.Of(agreed, [new(ImpactLevel.Down, Minute(60), Until: null)], now, degradedIsDown: false));
        Assert.Equal(0, AgreedTime.Of(calendar: null, Monday, Monday + Duration.FromDays(7), Monday - Duration.FromDays(1)).Seconds);
    }

    [Fact]
    public void Hundred_percent_is_said_of_nothing_lost_only_and_of_no_agreed_time_nothing_is_said()
    {
        Assert.Equal(("100.000", 1.0), (Of().Percent, Of().Availability));
        var fraction = Of(new ImpactSpan(ImpactLevel.Down, Minute(1), Minute(1) + Duration.FromMilliseconds(1)));
        Assert.Equal((1L, "99.999"), (fraction.DownSeconds, fraction.Percent));
        var none = ServiceTimes.Of(AgreedTime.Of(calendar: null, Monday, Monday, Later), [Down(0, 10)], Later, degradedIsDown: false);
        Assert.Equal((null, null, 0), (none.Availability, none.Percent, none.Outages));
        Assert.Equal("0.000", Of(Down(-10, 60 * 24 * 8)).Percent);
    }

    [Fact]
    public void An_outage_over_closed_hours_is_one_and_one_within_them_is_none()
    {
        var agreed = AgreedTime.Of(Calendar(new(9, 0), new(17, 0), DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday), Monday, Monday + Duration.FromDays(7), Later);
        Assert.Equal(5 * 8 * 3600, agreed.Seconds);
        // From Monday 16:00 until Tuesday 10:00 in Chicago, and on Wednesday night.
        var times = ServiceTimes.Of(agreed, [Down(21 * 60, 39 * 60), Down(51 * 60, 60 * 60)], Later, degradedIsDown: false);
        Assert.Equal((2 * 3600L, 1), (times.DownSeconds, times.Outages));
    }

    [Fact]
    public void It_is_what_a_count_of_each_second_gives_through_every_change_of_the_clocks()
    {
        var dice = from hour in Gen.Choose(0, 47)
                   from length in Gen.Choose(1, 1_439)
                   from windows in Gen.ListOf(from start in Gen.Choose(-20_000, 200_000) from seconds in Gen.Choose(0, 60_000) from level in Gen.Choose(0, 2) from fraction in Gen.Choose(0, 1) select (start, seconds, level, fraction))
                   from begin in Gen.Elements(Instant.FromUtc(2014, 3, 8, 6, 0), Instant.FromUtc(2014, 11, 1, 5, 0), Instant.FromUtc(2014, 5, 12, 5, 0))
                   from passed in Gen.Choose(0, 200_000)
                   select (hour, length, windows, begin, passed);
        Prop.ForAll(dice.ToArbitrary(), given =>
        {
            var (until, now) = (given.begin + Duration.FromHours(49), given.begin + Duration.FromSeconds(given.passed));
            var open = LocalTime.Midnight.PlusMinutes(given.hour * 30);
            var calendar = given.hour % 5 == 0 ? null : Calendar(open, open.PlusMinutes(given.length), Enum.GetValues<DayOfWeek>());
            var impacts = given.windows.Select(window => new ImpactSpan(
                (ImpactLevel)window.level, given.begin + Duration.FromSeconds(window.start) + Duration.FromMilliseconds(window.fraction),
                window.seconds % 7 == 0 ? null : given.begin + Duration.FromSeconds(window.start + window.seconds) + Duration.FromMilliseconds(2 * window.fraction))).ToList();
            var times = ServiceTimes.Of(AgreedTime.Of(calendar, given.begin, until, now), impacts, now, degradedIsDown: false);
            return (times.AgreedSeconds, times.DownSeconds, times.DegradedSeconds) == Counted(given.begin, Instant.Min(until, now), second => IsAgreed(calendar is null ? null : (open, given.length * 60), second), impacts);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(30));
    }

    private static (long Agreed, long Down, long Degraded) Counted(Instant from, Instant until, Func<Instant, bool> isAgreed, List<ImpactSpan> impacts)
    {
        var (agreed, down, degraded) = (0L, 0L, 0L);
        for (var second = from; second < until; second += Duration.FromSeconds(1))
        {
            if (!isAgreed(second))
                continue;
            agreed++;
            // Impacts that touch the second.
            var hit = impacts.Where(impact => impact.Level != ImpactLevel.AtRisk && impact.From < second + Duration.FromSeconds(1) && (impact.Until ?? Instant.MaxValue) > second && impact.From < (impact.Until ?? Instant.MaxValue) && impact.From < until).ToList();
            if (hit.Exists(impact => impact.Level == ImpactLevel.Down))
                down++;
            else if (hit.Count > 0)
                degraded++;
        }

        return (agreed, down, degraded);
    }

    // Every weekday alike; hours may run past midnight, as far as they begin again.
    private static bool IsAgreed((LocalTime Open, int Length)? hours, Instant second)
    {
        if (hours is not { } known)
            return true;
        var local = second.InZone(Chicago).LocalDateTime;
        return In(local.Date) || In(local.Date.PlusDays(-1));

        bool In(LocalDate day) => Period.Between(day + known.Open, local, PeriodUnits.Seconds).Seconds is >= 0 and var passed && passed < known.Length;
    }

    private static SlaCalendar Calendar(LocalTime from, LocalTime until, params DayOfWeek[] days)
    {
        var calendar = SlaCalendar.Of(new(Chicago.Id, Always: false, [.. days.Select(day => new SlaHours(day, Text(from), Text(until)))], [], []), out var problem);
        Assert.Null(problem);
        return calendar!;

        static string Text(LocalTime time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static ServiceTimes Of(params ImpactSpan[] impacts) => ServiceTimes.Of(Week, impacts, Later, degradedIsDown: false);

    private static ImpactSpan Down(int from, int until) => new(ImpactLevel.Down, Minute(from), Minute(until));

    private static Instant Minute(int minute) => Monday + Duration.FromMinutes(minute);
}
