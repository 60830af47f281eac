using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Metrics;
using Timeline.Domain.Tests.Incidents.Record;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Metrics;

/// <summary>A thousand incidents decided command by command: figures from their facts are those of their own metrics, counted without facts or figures.</summary>
public sealed class FiguresOfHistoriesTests
{
    private const int Histories = 1_000;

    private static readonly Dictionary<MetricKind, Func<IncidentMetrics, IEnumerable<DurationMetric>>> Own = new()
    {
        [MetricKind.TicketToEngagement] = metrics => [metrics.TicketToEngagement],
        [MetricKind.FormalTicketToEngagement] = metrics => [metrics.FormalTicketToEngagement],
        [MetricKind.TimeToReach] = metrics => [metrics.TimeToReach],
        [MetricKind.TimeToFirstUpdate] = metrics => [metrics.TimeToFirstUpdate],
        [MetricKind.TimeToDetect] = metrics => [metrics.TimeToDetect],
        [MetricKind.MissedWarning] = metrics => [metrics.MissedWarning],
        [MetricKind.TimeToAcknowledge] = metrics => [metrics.TimeToAcknowledge],
        [MetricKind.TimeToDiagnose] = metrics => [metrics.TimeToDiagnose],
        [MetricKind.TimeToMitigate] = metrics => [metrics.TimeToMitigate],
        [MetricKind.TimeToResolve] = metrics => [metrics.TimeToResolve],
        [MetricKind.ReportToResolve] = metrics => [metrics.ReportToResolve],
        [MetricKind.LongestSilence] = metrics => [metrics.LongestSilence],
        [MetricKind.ImpactTime] = metrics => [metrics.ImpactMinutes.Total.Time],
        [MetricKind.DataLossWindow] = metrics => [metrics.DataLossWindow],
        [MetricKind.RemainingLoss] = metrics => [metrics.RemainingLoss],
        [MetricKind.EtaError] = metrics => metrics.EtaErrors.Select(error => new DurationMetric(error.Status, error.Seconds, error.From, error.To, error.Reason)),
    };

    [Fact]
    public void Figures_of_a_thousand_incidents_are_those_of_their_own_metrics_in_all_and_of_each_third()
    {
        var dice = new Random(20140513);
        var records = Enumerable.Range(1, Histories).Select(number => IncidentRecord.Fold(Id, AnyHistory.Of(Steps(dice), number))!).ToList();
        var metrics = records.ConvertAll(IncidentMetrics.Compute);
        var facts = records.ConvertAll(record => IncidentFacts.Of(record, CatalogueRecord.Empty));
        var percentiles = 0;
        foreach (var (kind, own) in Own)
        {
            var rows = facts.SelectMany(fact => fact.Durations.Where(duration => duration.Metric == kind).Select(duration => (fact.Number, Duration: duration))).ToList();
            var columns = new DurationColumns(
                new([.. rows.Select(row => row.Number)], [.. rows.Select(row => row.Duration.StartedAt)]), [.. rows.Select(row => row.Duration.Status)], [.. rows.Select(row => row.Duration.Seconds ?? 0)]);
            var groups = Figures.Groups(columns, FactGrouping.ByCode([.. rows.Select(row => (short)(row.Number % 3))], code => ($"{code}", $"{code}"), "None"), periods: null, withMean: true);

            Assert.Equal(Counted(metrics.SelectMany(own)), Said(Figures.Total(columns, withMean: true)));
            var thirds = records.Zip(metrics).GroupBy(pair => pair.First.Number % 3, pair => pair.Second).Where(group => group.SelectMany(own).Any());
            Assert.Equal(
                thirds.Select(group => $"{group.Key}: {Counted(group.SelectMany(own))}").Order(StringComparer.Ordinal),
                groups.Select(group => $"{group.Label}: {Said(group.Figure)}").Order(StringComparer.Ordinal));
            percentiles += groups.Count(group => group.Figure.Percentiles is not null);
        }

        // Enough of them have ten values.
        Assert.InRange(percentiles, Own.Count, 3 * Own.Count);
    }

    private static List<AnyHistory.Step> Steps(Random dice) =>
        [.. Enumerable.Range(0, dice.Next(5, 40)).Select(_ => new AnyHistory.Step(dice.Next(AnyHistory.Kinds), dice.Next(41), dice.Next(21)))];

    private static string Said(Figure figure) => Line(
        figure.N, figure.Pending, figure.NotApplicable, figure.Invalid, figure.Mean,
        figure.Percentiles is { } at ? [at.Median, at.P75, at.P90, at.P95] : figure.Values!);

    private static string Counted(IEnumerable<DurationMetric> values)
    {
        var all = values.ToList();
        var seconds = all.Where(value => value.Status == MetricStatus.Recorded).Select(value => (decimal)value.Seconds!.Value).Order().ToList();
        return Line(
            seconds.Count, Of(MetricStatus.Pending), Of(MetricStatus.NotApplicable), Of(MetricStatus.Invalid), seconds.Count == 0 ? null : HalfUp(seconds.Average()),
            seconds.Count < 10 ? seconds.Select(HalfUp) : new[] { 0.5m, 0.75m, 0.9m, 0.95m }.Select(Interpolated));

        int Of(MetricStatus status) => all.Count(value => value.Status == status);

        long Interpolated(decimal share)
        {
            var place = share * (seconds.Count - 1);
            var (below, above) = (seconds[(int)decimal.Floor(place)], seconds[(int)decimal.Ceiling(place)]);
            return HalfUp(below + ((place - decimal.Floor(place)) * (above - below)));
        }
    }

    private static long HalfUp(decimal value) => (long)decimal.Floor(value + 0.5m);

    private static string Line(int n, int pending, int notApplicable, int invalid, long? mean, IEnumerable<long> values) =>
        $"{n} recorded, {pending} pending, {notApplicable} not applicable, {invalid} invalid, mean {mean}: {string.Join(' ', values)}";
}
