using Marten;
using Microsoft.Net.Http.Headers;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Metrics.Reports;

namespace Timeline.Api.Metrics.Reports;

/// <summary>Service reports to download.</summary>
internal static class ServiceReportEndpoints
{
    public static void MapServiceReports(this IEndpointRouteBuilder app)
    {
        Map("pdf", (report, madeBy) => PdfDownload.Of(ServiceReportPdf.Render(report, madeBy)));
        Map("csv", (report, _) => Download.Whole(ServiceReportCsv.Rows(report)));

        void Map(string extension, Func<ServiceReport, string, IResult> answer) =>
            app.MapGet($"/service-reports/{{id}}.{extension}", async (string id, HttpContext context, IDocumentStore store, ServiceReports reports, FormerMembers former, CancellationToken cancellation) =>
            {
                if (CurrentActor.From(context.User) is not { } actor)
                    return Problem.Of(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", Problem.SignInFirst);
                await using var session = store.Reading();
                if (CatalogueIds.Find(id) is not { } known || await session.LoadAsync<ServiceReportMade>(known, cancellation) is not { } made || await reports.ReadAsync(session, actor, made, cancellation) is not { } report)
                    return Problem.Of(StatusCodes.Status404NotFound, "NOT_FOUND", "There is no such service report. Load the list again.");
                await former.RefreshAsync(session, cancellation);
                context.Response.Headers.CacheControl = "no-store";
                context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue(extension == "pdf" ? "inline" : "attachment")
                {
                    FileNameStar = $"service-report-{report.Month.First:uuuu-MM}-{report.Customer}.{extension}",
                }.ToString();
                return answer(report, ServiceReportTypes.MadeBy(made, former));
            });
    }
}
