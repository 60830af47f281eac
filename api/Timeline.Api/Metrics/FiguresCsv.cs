using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>Figures as rows of CSV. For whom they were computed stands in each row, so that it stays with whatever is cut out of the file.</summary>
internal static class FiguresCsv
{
    private static readonly string[] Computed = ["definition_version", "computed_for", "computed_at", "as_of"];

    /// <summary>The head of <see cref="Point"/>.</summary>
    public static string PointsHeader { get; } = Csv.Row(
        [
            "incident", "incident_id", "title", "severity", "metric", "status", "seconds", "started_at", "from", "from_at", "from_entry", "to", "to_at", "to_entry", .. Computed,
        ]);

    /// <summary>One value with its anchors.</summary>
    /// <param name="title">Null: the incident is not seen any more.</param>
    public static string Point(MetricFigures figures, MetricPointRow row, string? title)
    {
        var value = row.Shown(figures.Definition);
        return Csv.Row(
            [
                IncidentKey.Of(row.Number), row.IncidentId, title, Say.Name(row.Severity), Say.Name(figures.Definition.Kind), Say.Name(row.Status),
                row.Seconds, Say.Time(row.StartedAt), .. Anchor(value.From), .. Anchor(value.To), .. ComputedOf(figures),
            ]);
    }

    /// <summary>The figures themselves: the total, then each part of the trend, each group, and each part of its trend.</summary>
    public static IEnumerable<string> Summary(MetricFigures figures)
    {
        yield return Csv.Row(
            [
                "metric", "group", "group_key", "first_day", "last_day", "zone", "n", "median", "p75", "p90", "p95", "values", "mean", "pending", "not_applicable", "invalid", .. Computed,
            ]);
        yield return Row(figures, "All", key: null, period: null, figures.Total);
        foreach (var part in figures.Trend)
            yield return Row(figures, "All", key: null, part.Period, part.Figure);
        foreach (var group in figures.Groups)
        {
            yield return Row(figures, group.Label, group.Key, period: null, group.Figure);
            foreach (var part in group.Trend)
                yield return Row(figures, group.Label, group.Key, part.Period, part.Figure);
        }
    }

    private static string Row(MetricFigures figures, string group, string? key, FigurePeriod? period, Figure figure) => Csv.Row(
        [
            Say.Name(figures.Definition.Kind), group, key, Say.Date(period?.First ?? figures.Question.Scope.From), Say.Date(period?.Last ?? figures.Question.Scope.To), figures.Question.Scope.Zone,
            figure.N, figure.Percentiles?.Median, figure.Percentiles?.P75, figure.Percentiles?.P90, figure.Percentiles?.P95, figure.Values is { } values ? string.Join(' ', values) : null,
            figure.Mean, figure.Pending, figure.NotApplicable, figure.Invalid, .. ComputedOf(figures),
        ]);

    private static object?[] Anchor(MetricAnchor? anchor) => anchor is null ? [null, null, null] : [anchor.Label, Say.Time(anchor.At), anchor.EntryId?.Value];

    private static object?[] ComputedOf(MetricFigures figures) =>
        [figures.Definition.Version, figures.Question.ComputedFor, Say.Time(figures.ComputedAt), Say.Time(figures.AsOf)];
}
