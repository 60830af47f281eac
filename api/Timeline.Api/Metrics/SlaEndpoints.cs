namespace Timeline.Api.Metrics;

/// <summary>Attainment and availability to download: <c>sla-attainment.csv</c> with every clock, <c>availability.csv</c> with every service.</summary>
internal static class SlaEndpoints
{
    public static void MapSla(this IEndpointRouteBuilder app)
    {
        Download.Map(app, "sla-attainment.csv", async (work, cancellation) =>
        {
            var question = await SlaAttainmentQuestion.ReadAsync(FiguresRequest.ReadAttainment(work.Query), work.Actor, work.Store, work.Catalogues, cancellation);
            var index = work.Services.GetRequiredService<SlaFactIndex>();
            var attainment = await SlaAttainment.ComputeAsync(question, index, work.Clock, cancellation);
            return Results.Stream(to => ClocksAsync(to, attainment, index, work, cancellation), Download.Csv);
        });
        Download.Map(app, "availability.csv", async (work, cancellation) =>
        {
            var question = await AvailabilityQuestion.ReadAsync(FiguresRequest.ReadAvailability(work.Query), work.Actor, work.Store, work.Catalogues, work.Clock, cancellation);
            return Download.Whole(AvailabilityCsv.Rows(await Availability.ComputeAsync(question, work.Services.GetRequiredService<ImpactIndex>(), work.Clock, cancellation)));
        });
    }

    // By pages, so that a file of any length takes little memory.
    private static async Task ClocksAsync(Stream to, SlaAttainment attainment, SlaFactIndex index, Download work, CancellationToken cancellation)
    {
        await using var text = Download.Writer(to);
        await text.WriteAsync(AttainmentCsv.Header);
        (long, int, int)? after = null;
        while (true)
        {
            var page = await index.PageAsync(attainment.Question, attainment.ComputedAt, outcome: null, after, SlaAttainment.MostClocks, cancellation);
            var titles = await work.TitlesAsync(page.Select(row => row.IncidentId), cancellation);
            foreach (var row in page)
                await text.WriteAsync(AttainmentCsv.Clock(attainment, row, titles.GetValueOrDefault(row.IncidentId)));
            if (page.Count < SlaAttainment.MostClocks)
                return;
            after = (page[^1].Clock.StartedAt.ToDateTimeUtc().Ticks, page[^1].Number, page[^1].Ordinal);
        }
    }
}
