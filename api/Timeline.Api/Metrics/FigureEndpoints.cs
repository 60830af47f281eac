using Timeline.Api.Host;
using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>Figures to download: <c>figures.csv</c> with every value and its anchors, <c>figures-summary.csv</c>, and <c>figures.pdf</c>.</summary>
internal static class FigureEndpoints
{
    private const int MostInReport = 1_000;

    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        Map("figures.csv", (figures, work, cancellation) => Task.FromResult(Results.Stream(to => PointsAsync(to, figures, work, cancellation), Download.Csv)));
        Map("figures-summary.csv", (figures, _, _) => Task.FromResult(Download.Whole(FiguresCsv.Summary(figures))));
        Map("figures.pdf", async (figures, work, cancellation) =>
        {
            var points = new List<(MetricPointRow, string?)>();
            foreach (var status in Enum.GetValues<MetricStatus>())
            {
                if (MostInReport - points.Count is > 0 and var room)
                    points.AddRange(await TitledAsync(await Index(work).PointsAsync(figures.Definition.Kind, status, figures.Question.Condition, after: null, room, cancellation), work, cancellation));
            }

            return PdfDownload.Of(FiguresReport.Render(figures, points));
        });

        void Map(string name, Func<MetricFigures, Download, CancellationToken, Task<IResult>> answer) => Download.Map(app, name, async (work, cancellation) =>
        {
            var input = FiguresRequest.Read(work.Query);
            var question = await MetricQuestion.ReadAsync(input.Scope, work.Actor, work.Store, work.Catalogues, cancellation);
            return await answer(await MetricFigures.ComputeAsync(input.Metric, question, input.WithMean is true, Index(work), work.Clock, cancellation), work, cancellation);
        });
    }

    private static FactIndex Index(Download work) => work.Services.GetRequiredService<FactIndex>();

    private static async Task<IReadOnlyList<(MetricPointRow Row, string? Title)>> TitledAsync(IReadOnlyList<MetricPointRow> rows, Download work, CancellationToken cancellation)
    {
        var titles = await work.TitlesAsync(rows.Select(row => row.IncidentId), cancellation);
        return [.. rows.Select(row => (row, titles.GetValueOrDefault(row.IncidentId)))];
    }

    // By pages, so that a file of any length takes little memory.
    private static async Task PointsAsync(Stream to, MetricFigures figures, Download work, CancellationToken cancellation)
    {
        await using var text = Download.Writer(to);
        await text.WriteAsync(FiguresCsv.PointsHeader);
        foreach (var status in Enum.GetValues<MetricStatus>())
        {
            (long, int, int)? after = null;
            while (true)
            {
                var page = await Index(work).PointsAsync(figures.Definition.Kind, status, figures.Question.Condition, after, MetricFigures.MostPoints, cancellation);
                foreach (var (row, title) in await TitledAsync(page, work, cancellation))
                    await text.WriteAsync(FiguresCsv.Point(figures, row, title));
                if (page.Count < MetricFigures.MostPoints)
                    break;
                after = (page[^1].StartedAt.ToDateTimeUtc().Ticks, page[^1].Number, page[^1].Ordinal);
            }
        }
    }
}
