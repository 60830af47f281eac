using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;

namespace Timeline.Domain.Tests.Metrics;

public sealed class FiguresTests
{
    private static readonly Instant Begin = Instant.FromUtc(2014, 5, 1, 0, 0);

    [Fact]
    public void Nine_values_are_shown_themselves_and_ten_come_to_percentiles()
    {
        var nine = Figures.Total(Recorded([.. Enumerable.Range(1, 9).Select(n => 10L * n)]), withMean: false);
        Assert.Equal((9, null, null), (nine.N, nine.Percentiles, nine.Mean));
        Assert.Equal([10, 20, 30, 40, 50, 60, 70, 80, 90], nine.Values);

        var ten = Figures.Total(Recorded([.. Enumerable.Range(1, 10).Select(n => 10L * n)]), withMean: false);
        Assert.Equal((10, new Percentiles(55, 78, 91, 96), null), (ten.N, ten.Percentiles, ten.Values));
    }

    [Fact]
    public void What_is_not_recorded_is_counted_apart_and_in_no_figure()
    {
        var figure = Figures.Total(new(
            new([1, 2, 3, 4, 5], [Begin, Begin, Begin, Begin, Begin]),
            [MetricStatus.Recorded, MetricStatus.Pending, MetricStatus.NotApplicable, MetricStatus.Invalid, MetricStatus.Pending], [60, 1_000_000, 0, 0, 0]), withMean: true);
        Assert.Equal((1, 2, 1, 1, 5, 60), (figure.N, figure.Pending, figure.NotApplicable, figure.Invalid, figure.All, figure.Mean));
        Assert.Equal([60], figure.Values);
    }

    [Fact]
    public void The_mean_is_there_only_when_asked_for_and_rounded_half_up() =>
        Assert.Equal((null, 2L), (Figures.Total(Recorded([1, 2]), withMean: false).Mean, Figures.Total(Recorded([1, 2]), withMean: true).Mean));

    [Fact]
    public void An_incident_of_two_services_is_in_both_and_once_in_the_total()
    {
        var columns = Recorded([60, 120, 180]);
        var groups = FactGrouping.ByMember(columns.Rows.Numbers, [("MAIL", "Mail", [1, 2, 2, 99]), ("NAMES", "Names", [2]), ("NONE", "Unused", [77])], "None");
        var figures = Figures.Groups(columns, groups, periods: null, withMean: false);
        Assert.Equal(["Mail: 60 120", "Names: 120", "None: 180"], figures.Select(group => $"{group.Label}: {string.Join(' ', group.Figure.Values!)}"));
        Assert.Equal(3, Figures.Total(columns, withMean: false).N);
    }

    [Fact]
    public void Several_values_of_one_incident_go_into_its_groups_together()
    {
        var columns = new DurationColumns(new([7, 7, 8], [Begin, Begin, Begin]), [MetricStatus.Recorded, MetricStatus.Recorded, MetricStatus.Recorded], [-60, 60, 0]);
        var group = Assert.Single(FactGrouping.ByMember(columns.Rows.Numbers, [("MAIL", "Mail", [7])], "None"), group => group.Key == "MAIL");
        Assert.Equal([0, 1], group.Rows);
    }

    [Fact]
    public void A_trend_has_a_part_for_each_unit_also_where_there_is_nothing()
    {
        var columns = new DurationColumns(
            new([1, 2, 3], [Begin, Begin + Duration.FromDays(40), Begin + Duration.FromDays(91)]), [MetricStatus.Recorded, MetricStatus.Pending, MetricStatus.Recorded], [60, 0, 120]);
        var trend = Figures.Trend(columns, FigurePeriods.Of(new(2014, 5, 1), new(2014, 7, 31), DateTimeZone.Utc, TrendUnit.Month), withMean: false);
        Assert.Equal(["2014-05-01: 1 0", "2014-06-01: 0 1", "2014-07-01: 1 0"], trend.Select(part => $"{part.Period.First:uuuu-MM-dd}: {part.Figure.N} {part.Figure.Pending}"));
    }

    [Fact]
    public void Bins_hold_every_recorded_value_once_and_their_bounds_hold_it()
    {
        var values = new long[] { 0, 59, 60, 119, 120, -1, -60, -61, 1_000_000 };
        var until = Begin + Duration.FromDays(60);
        var bins = Figures.Bins(Recorded(values), Begin, until);
        Assert.Equal(values.Length, bins.Sum(bin => bin.Count));
        Assert.Equal(["-120..-60: 1", "-60..0: 2", "0..60: 2", "60..120: 2", "120..240: 1", "983040..1966080: 1"], bins.Select(bin => $"{bin.Low}..{bin.High}: {bin.Count}"));
        Assert.All(bins, bin => Assert.Equal((Begin, Begin + Duration.FromDays(1)), (bin.From, bin.Until)));
    }

    private static DurationColumns Recorded(long[] seconds) => new(
        new([.. seconds.Select((_, index) => index + 1)], [.. seconds.Select(_ => Begin)]), [.. seconds.Select(_ => MetricStatus.Recorded)], seconds);
}
