using System.Globalization;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;
using Timeline.Pdf.Composing;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Writing;

namespace Timeline.Api.Metrics;

/// <summary>The metrics report: what was measured, for whom, of which incidents, and each of them, as PDF. The same figures give the same bytes.</summary>
internal static class FiguresReport
{
    /// <param name="points">The values that are listed, with the titles of their incidents; recorded ones first.</param>
    public static WrittenPdf Render(MetricFigures figures, IReadOnlyList<(MetricPointRow Row, string? Title)> points)
    {
        var (definition, scope) = (figures.Definition, figures.Question.Scope);
        var title = $"{definition.Label}, {Say.Date(scope.From)} to {Say.Date(scope.To)}";
        return ReportPaper.Render(
            new()
            {
                Title = title,
                Author = figures.Question.ComputedFor,
                Subject = $"Metrics report, computed for {figures.Question.ComputedFor}",
                Keywords = ["metrics", "incidents"],
                Created = figures.ComputedAt.ToDateTimeOffset(),
            },
            "METRICS REPORT",
            title,
            rows =>
            {
                rows.Row("Measured", $"{definition.From} to {definition.To} (definitions, version {definition.Version})");
                rows.Row("Period", $"{Say.Date(scope.From)} to {Say.Date(scope.To)}, both inclusive, in {scope.Zone}; by the start of what is measured");
                rows.Row("Incidents", FilterWords.Of(scope.Filter));
                rows.Row("Computed for", $"{figures.Question.ComputedFor}: only what they may see is counted");
                rows.Row("Made", Say.Time(figures.ComputedAt));
                rows.Row("As of", figures.UpToDate ? $"{Say.Time(figures.AsOf)}, everything recorded by then" : $"{Say.Time(figures.AsOf)}; later records are not in it yet");
            },
            body => Compose(body, figures, points));
    }

    private static void Compose(Flow body, MetricFigures figures, IReadOnlyList<(MetricPointRow Row, string? Title)> points)
    {
        body.Heading(1, "Figures");
        Numbers(body, figures.Total);
        foreach (var note in figures.Notes)
            body.Paragraph(note);
        if (figures.Trend.Count > 0)
            Table(body, "Trend", "From day", figures.Trend.Select(part => (Say.Date(part.Period.First), part.Figure)));
        if (figures.Groups.Count > 0)
            Table(body, $"By {Words(figures.Question.Scope.GroupBy!.Value)}", "Group", figures.Groups.Select(group => (group.Label, group.Figure)));
        if (figures.MoreGroups > 0)
            body.Paragraph($"{Say.Count(figures.MoreGroups)} smaller groups are left out.");
        Incidents(body, figures, points);
    }

    private static void Numbers(Flow body, Figure total) => body.Table(table =>
    {
        foreach (var _ in Head)
            table.Column(Track.Relative(1));
        table.Header(Head);
        table.Row(row => Cells(row, total));
    });

    private static readonly string[] Head = ["n", "Median", "P75", "P90", "P95", "Mean", "Pending", "Not appl.", "Invalid"];

    private static void Table(Flow body, string heading, string first, IEnumerable<(string Label, Figure Figure)> rows)
    {
        body.Heading(1, heading);
        body.Table(table =>
        {
            table.Column(Track.Relative(2.4f));
            foreach (var _ in Head)
                table.Column(Track.Relative(1));
            table.Header([first, .. Head]);
            foreach (var (label, figure) in rows)
            {
                table.Row(row =>
                {
                    row.Cell(label);
                    Cells(row, figure);
                });
            }
        });
    }

    private static void Incidents(Flow body, MetricFigures figures, IReadOnlyList<(MetricPointRow Row, string? Title)> points)
    {
        var zone = DateTimeZoneProviders.Tzdb[figures.Question.Scope.Zone];
        body.Heading(1, "Incidents");
        if (points.Count == 0)
            body.Paragraph("None in this period.");
        else
        {
            body.Table(table =>
            {
                table.Column(Track.Auto).Column(Track.Relative(2)).Column(Track.Auto).Column(Track.Auto).Column(Track.Relative(1.6f)).Column(Track.Relative(1.6f));
                table.Header(["Key", "Title", "Severity", "Value", "From", "To"]);
                foreach (var (row, title) in points)
                {
                    var value = row.Shown(figures.Definition);
                    table.Row(cells => cells.Cell(IncidentKey.Of(row.Number)).Cell(title ?? "").Cell(Say.Name(row.Severity)).Cell(ValueOf(value)).Cell(Anchor(value.From, zone)).Cell(Anchor(value.To, zone)));
                }
            });
        }

        if (figures.Total.All > points.Count)
            body.Paragraph($"{Say.Count(points.Count)} of {Say.Count(figures.Total.All)} values are listed. The CSV of the same figures has them all.");
    }

    // Too few values for percentiles stand across their columns, and say what they are.
    private static void Cells(TableRowBuilder row, Figure figure)
    {
        row.Cell(Number(figure.N));
        if (figure.Percentiles is { } percentiles)
            row.Cell(Span(percentiles.Median)).Cell(Span(percentiles.P75)).Cell(Span(percentiles.P90)).Cell(Span(percentiles.P95));
        else
            row.Cell(values => values.Paragraph(figure.Values is [_, ..] some ? $"Values: {string.Join(", ", some.Select(Span))}" : "–"), columnSpan: 4);
        row.Cell(figure.Mean is { } mean ? Span(mean) : "").Cell(Number(figure.Pending)).Cell(Number(figure.NotApplicable)).Cell(Number(figure.Invalid));
    }

    private static string ValueOf(DurationMetric value) => value.Status switch
    {
        MetricStatus.Recorded => Span(value.Seconds!.Value),
        MetricStatus.NotApplicable => "not applicable",
        var status => Say.Words(status),
    };

    private static string Anchor(MetricAnchor? anchor, DateTimeZone zone) =>
        anchor is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{anchor.Label}, {anchor.At.InZone(zone):uuuu-MM-dd HH:mm}");

    private static string Number(int number) => Say.Count(number);

    private static string Span(long seconds) => Say.Span(Duration.FromSeconds(seconds));

    private static string Words(MetricGrouping by) => Say.Name(by).Replace('_', ' ').ToLowerInvariant();
}
