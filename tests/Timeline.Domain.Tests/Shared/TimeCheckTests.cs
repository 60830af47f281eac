using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Scenario;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Shared;

/// <summary>What any time is checked for, seen through logging an entry.</summary>
public sealed class TimeCheckTests
{
    private static readonly Instant Epoch = Instant.FromUnixTimeSeconds(0);

    [Fact]
    public void A_time_not_said_is_now_in_the_incidents_zone() =>
        Assert.Equal(new Occurrence(Now, null, Precision.Minute, Zone), Log(Said.Now).ThenOne<EntryLogged>().When);

    [Fact]
    public void The_first_moment_of_1970_can_be_recorded_and_none_before()
    {
        Log(new(Epoch)).ThenOne<EntryLogged>();
        var rejection = Log(new(Epoch - Duration.Epsilon)).ThenRejected(RejectionCode.TimeOutOfRange, "occurredAt");
        Assert.Contains("1970-01-01T00:00:00Z", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_may_be_five_minutes_fast_and_no_more()
    {
        Log(new(Now + Duration.FromMinutes(5))).ThenOne<EntryLogged>();
        var rejection = Log(new(Now + Duration.FromMinutes(65))).ThenRejected(RejectionCode.TimeOutOfRange, "occurredAt");
        Assert.Contains("2014-05-14T18:05:00Z, 1 h 5 min after now (2014-05-14T17:00:00Z)", rejection.Message, StringComparison.Ordinal);
        Assert.Contains("5 min ahead", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_of_time_are_refused_without_falling_over()
    {
        Log(new(Instant.MinValue)).ThenRejected(RejectionCode.TimeOutOfRange, "occurredAt");
        Log(new(Instant.MaxValue)).ThenRejected(RejectionCode.TimeOutOfRange, "occurredAt");
        Log(new(Minute(0), Until: Instant.MaxValue)).ThenRejected(RejectionCode.TimeOutOfRange, "occurredUntil");
    }

    [Fact]
    public void A_range_may_be_empty_but_not_backwards()
    {
        Log(new(Minute(5), Until: Minute(5))).ThenOne<EntryLogged>();
        Log(new(Minute(5), Until: Minute(4))).ThenRejected(RejectionCode.EndBeforeStart, "occurredUntil");
    }

    [Fact]
    public void A_range_may_last_31_days_and_no_longer()
    {
        var start = Now - Duration.FromDays(31);
        Log(new(start, Until: Now)).ThenOne<EntryLogged>();
        var rejection = Log(new(start - Duration.FromMinutes(1), Until: Now)).ThenRejected(RejectionCode.TimeOutOfRange, "occurredUntil");
        Assert.Contains("31 days", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_may_be_said_in_another_zone() =>
        Assert.Equal("Europe/Berlin", Log(new(Minute(1), Zone: "Europe/Berlin")).ThenOne<EntryLogged>().When.Zone);

    [Fact]
    public void An_unknown_zone_is_refused_with_the_nearest_name()
    {
        var rejection = Log(new(Minute(1), Zone: "Europe/Berln")).ThenRejected(RejectionCode.UnknownZone, "zone");
        Assert.Equal("zone 'Europe/Berln' is not in the time zone database. Did you mean Europe/Berlin?", rejection.Message);
    }

    [Fact]
    public void A_zone_of_any_length_gets_a_short_answer()
    {
        var rejection = Log(new(Minute(1), Zone: new string('x', 100_000))).ThenRejected(RejectionCode.UnknownZone, "zone");
        Assert.InRange(rejection.Message.Length, 1, 250);
    }

    private static Outcome Log(Said when) =>
        Given(Declared()).When(incident => LogEntry.Decide(incident, new(Command(1), Now, "x", EntryKind.Note, when)));
}
