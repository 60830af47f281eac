using System.Text;
using Marten;
using Microsoft.Net.Http.Headers;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Metrics;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Metrics;

/// <summary>Figures to download: <c>figures.csv</c> with every value and its anchors, <c>figures-summary.csv</c>, and <c>figures.pdf</c>.</summary>
internal static class FigureEndpoints
{
    private const string CsvType = "text/csv; charset=utf-8; header=present";
    private const int MostInReport = 1_000;

    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        Map("figures.csv", (figures, work, cancellation) => Task.FromResult(Results.Stream(to => PointsAsync(to, figures, work, cancellation), CsvType)));
        Map("figures-summary.csv", (figures, _, _) => Task.FromResult(Results.Bytes(Encoding.UTF8.GetBytes(string.Concat(FiguresCsv.Summary(figures))), CsvType)));
        Map("figures.pdf", async (figures, work, cancellation) =>
        {
            var points = new List<(MetricPointRow, string?)>();
            foreach (var status in Enum.GetValues<MetricStatus>())
            {
                if (MostInReport - points.Count is > 0 and var room)
                    points.AddRange(await work.TitledAsync(await work.Index.PointsAsync(figures.Definition.Kind, status, figures.Question.Condition, after: null, room, cancellation), cancellation));
            }

            return Results.Bytes(FiguresReport.Render(figures, points), "application/pdf");
        });

        void Map(string name, Func<MetricFigures, Work, CancellationToken, Task<IResult>> answer) =>
            app.MapGet("/" + name, async (HttpContext context, IDocumentStore store, CatalogueRecords catalogues, FactIndex index, IClock clock, CancellationToken cancellation) =>
            {
                if (CurrentActor.From(context.User) is not { } actor)
                    return Problem.Of(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", Problem.SignInFirst);
                try
                {
                    var input = FiguresRequest.Read(context.Request.Query);
                    var question = await MetricQuestion.ReadAsync(input.Scope, actor, store, catalogues, cancellation);
                    var figures = await MetricFigures.ComputeAsync(input.Metric, question, input.WithMean is true, index, clock, cancellation);
                    context.Response.Headers.CacheControl = "no-store";
                    context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue(name.EndsWith(".pdf", StringComparison.Ordinal) ? "inline" : "attachment") { FileName = name }.ToString();
                    return await answer(figures, new(actor, store, index), cancellation);
                }
                catch (GraphQLException refused)
                {
                    return Problem.Of(StatusCodes.Status400BadRequest, "BAD_USER_INPUT", refused.Message.Replace("input.filter.", "", StringComparison.Ordinal).Replace("input.", "", StringComparison.Ordinal));
                }
            }).RequireAuthorization();
    }

    // By pages, so that a file of any length takes little memory.
    private static async Task PointsAsync(Stream to, MetricFigures figures, Work work, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await text.WriteAsync(FiguresCsv.PointsHeader);
        foreach (var status in Enum.GetValues<MetricStatus>())
        {
            (long, int, int)? after = null;
            while (true)
            {
                var page = await work.Index.PointsAsync(figures.Definition.Kind, status, figures.Question.Condition, after, MetricFigures.MostPoints, cancellation);
                foreach (var (row, title) in await work.TitledAsync(page, cancellation))
                    await text.WriteAsync(FiguresCsv.Point(figures, row, title));
                if (page.Count < MetricFigures.MostPoints)
                    break;
                after = (page[^1].StartedAt.ToDateTimeUtc().Ticks, page[^1].Number, page[^1].Ordinal);
            }
        }
    }

    private sealed record Work(CurrentActor Actor, IDocumentStore Store, FactIndex Index)
    {
        /// <summary>With titles, as the actor sees them.</summary>
        public async Task<IReadOnlyList<(MetricPointRow Row, string? Title)>> TitledAsync(IReadOnlyList<MetricPointRow> rows, CancellationToken cancellation)
        {
            await using var session = Store.Reading();
            var lines = (await session.LoadVisibleAsync(Actor, [.. rows.Select(row => row.IncidentId).Distinct()], cancellation)).ToDictionary(line => line.Id);
            return [.. rows.Select(row => (row, lines.GetValueOrDefault(row.IncidentId)?.Title))];
        }
    }
}
