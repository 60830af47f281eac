using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>How far off estimates were, and how often they slipped. Minutes are after ten.</summary>
public sealed class EtaTests
{
    [Fact]
    public void Without_what_was_expected_there_is_no_number()
    {
        var error = Assert.Single(Told((10, Estimate(1, 10, 60))).Etas).Error;
        Assert.Equal((MetricStatus.Pending, null, Minute(60)), (error.Status, error.Seconds, error.From!.At));
    }

    [Theory]
    [InlineData(100, 40)]
    [InlineData(60, 0)]
    [InlineData(45, -15)]
    public void The_error_is_from_promised_to_resolved_with_its_sign(int resolved, int minutes)
    {
        var error = Assert.Single(Told((10, Estimate(1, 10, 60)), (100, Resolved(2, resolved))).Etas).Error;
        Assert.Equal((MetricStatus.Recorded, minutes * 60L), (error.Status, error.Seconds));
        Assert.Equal((MilestoneKind.Resolved, Entry(2), Entry(1)), (error.To!.Kind, error.To.EntryId, error.From!.EntryId));
    }

    [Theory]
    [InlineData(50, -10)]
    [InlineData(60, 0)]
    [InlineData(75, 0)]
    [InlineData(90, 0)]
    [InlineData(95, 5)]
    public void Anywhere_in_a_range_is_on_time(int resolved, int minutes)
    {
        var record = Told((10, Estimate(1, 10, 60) with { ByLatest = Minute(90) }), (100, Resolved(2, resolved)));
        Assert.Equal(minutes * 60L, Assert.Single(record.Etas).Error.Seconds);
    }

    [Fact]
    public void Another_thing_comes_about_by_its_own_entry_and_for_every_estimate_of_it()
    {
        var record = Told(
            (10, Estimate(1, 10, 60) with { For = "Vendor on the call" }),
            (20, Estimate(2, 20, 80) with { For = "vendor on the CALL" }),
            (30, Estimate(3, 30, 90)),
            (70, new EtaMet(Entry(4), At(70), Entry(1), Text: null)));
        Assert.Equal([600L, -600L, null], record.Etas.Select(eta => eta.Error.Seconds));
    }

    [Fact]
    public void A_later_one_for_the_same_thing_slips_and_an_earlier_one_improves()
    {
        var etas = Told((10, Estimate(1, 10, 60)), (20, Estimate(2, 20, 90)), (25, Estimate(3, 25, 90) with { For = "Phones" }), (30, Estimate(4, 30, 80)), (40, Estimate(5, 40, 200))).Etas;
        Assert.Equal([null, Duration.FromMinutes(30), null, Duration.FromMinutes(-10), Duration.FromMinutes(120)], etas.Select(eta => eta.Moved));
        Assert.Equal([0, 1, 0, 1, 2], etas.Select(eta => eta.Slips));
        Assert.Equal([Entry(2), Entry(4), null, Entry(5), null], etas.Select(eta => eta.SupersededBy));
        Assert.Equal([null, Entry(1), null, Entry(2), Entry(4)], etas.Select(eta => eta.Supersedes));
    }

    [Fact]
    public void The_metrics_count_slips_and_list_errors()
    {
        var metrics = IncidentMetrics.Compute(Told((10, Estimate(1, 10, 60)), (20, Estimate(2, 20, 90)), (100, Resolved(3, 100))));
        Assert.Equal(1, metrics.EtaSlips);
        Assert.Equal([2400L, 600L], metrics.EtaErrors.Select(error => error.Seconds));
    }

    [Fact]
    public void A_retracted_one_neither_slips_nor_counts()
    {
        var etas = Told((10, Estimate(1, 10, 60)), (20, Estimate(2, 20, 90)), (21, Retracted(2)), (30, Estimate(3, 30, 60))).Etas;
        Assert.Equal([(Entry(1), 0), (Entry(3), 0)], etas.Select(eta => (eta.EntryId, eta.Slips)));
    }

    [Fact]
    public void Given_after_it_had_come_about_it_is_invalid()
    {
        var error = Assert.Single(Told((10, Estimate(1, 30, 60)), (40, Resolved(2, 20))).Etas).Error;
        Assert.Equal((MetricStatus.Invalid, null), (error.Status, error.Seconds));
        Assert.StartsWith("\"Resolved\" is 10 min before the estimate was given.", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Once_it_is_over_what_was_never_recorded_is_not_waited_for() =>
        Assert.Equal(MetricStatus.NotApplicable, Assert.Single(Told((10, Estimate(1, 10, 60) with { For = "Phones" }), (40, Resolved(2, 40))).Etas).Error.Status);

    [Fact]
    public void Whose_it_is_is_who_gave_it_else_who_recorded_it() =>
        Assert.Equal(["Vendor", "Ada"], Told((10, Estimate(1, 10, 60) with { GivenBy = "Vendor" }), (20, Estimate(2, 20, 60))).Etas.Select(eta => eta.GivenBy));

    [Fact]
    public void A_redacted_one_keeps_its_times_and_no_words()
    {
        var eta = Assert.Single(Told((10, Estimate(1, 10, 60) with { For = "Names" }), (20, new EntryRedacted(Entry(1), "A name."))).Etas);
        Assert.Equal((EntryContent.Redacted, Minute(60)), (eta.For, eta.By));
    }

    internal static EtaGiven Estimate(int n, int minutes, int by) =>
        new(Entry(n), At(minutes), For: null, Minute(by), ByLatest: null, GivenBy: null, Basis: null, Text: null);
}
