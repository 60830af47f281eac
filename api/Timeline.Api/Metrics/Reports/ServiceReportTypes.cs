using Marten;
using Timeline.Api.Catalogue;
using Timeline.Api.Host.Paging;
using Timeline.Api.People;
using Timeline.Domain.Metrics;
using Timeline.Domain.Metrics.Reports;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Metrics.Reports;

/// <summary>The list of service reports, and what each says.</summary>
internal static class ServiceReportTypes
{
    private static readonly ListOrder<ServiceReportMade> Order = new(
        'r', OrderPart.Text<ServiceReportMade>(report => Say.Date(report.Month), "d.data ->> 'Month'"), OrderPart.Text<ServiceReportMade>(report => report.Id.ToString(), "d.id::text"));

    public static void Bind(SchemaBindings schema)
    {
        schema.BindConnection<ServiceReportMade>("ServiceReport");
        schema.Object<ServiceReportMade>("ServiceReport")
            .Field("id", made => made.Id.ToString())
            .Field("customer", CustomerAsync)
            .Field("byTimeline", made => made.MadeById is null)
            .Field("madeBy", MadeByAsync)
            .Field("pdf", made => $"/service-reports/{made.Id}.pdf")
            .Field("csv", made => $"/service-reports/{made.Id}.csv")
            .Field("content", ContentAsync)
            .Properties();
        schema.Object<ServiceReport>("ServiceReportContent")
            .Field("from", report => report.Month.From)
            .Field("until", report => report.Month.Until)
            .Properties();
        schema.Object<ReportedIncident>("ServiceReportIncident")
            .Field("incidentId", incident => incident.Record.Id.ToString())
            .Field("key", incident => incident.Record.Key)
            .Field("title", incident => incident.Record.Title)
            .Field("severity", incident => incident.Record.Severity)
            .Field("status", incident => incident.Record.Status)
            .Properties();
        schema.Object<ReportedImpact>("ServiceReportImpact").Field("serviceId", impact => impact.ServiceId?.ToString()).Properties();
        schema.Object<ReportedService>("ServiceReportService").Properties();
        schema.Object<ReportedClock>("ServiceReportClock")
            .Field("key", clock => clock.Incident.Record.Key)
            .Field("startedAt", clock => clock.Clock.StartedAt)
            .Field("dueAt", clock => clock.Clock.DueAt)
            .Field("reachedAt", clock => clock.Clock.To?.At)
            .Properties();
        schema.Enum<ClockOutcome>("SlaClockOutcome");
        schema.Object<ReportedMessage>("ServiceReportMessage")
            .Field("key", message => message.Record.Key)
            .Field("entryId", message => message.EntryId.ToString())
            .Properties();
        schema.Query("serviceReports", ListAsync);
        schema.Query("serviceReport", async (field, cancellation) =>
        {
            field.Service<CurrentActor>().Require(Permission.Read);
            await using var session = field.Service<IDocumentStore>().Reading();
            return CatalogueIds.Find(field.Argument<string>("id")) is { } id ? await session.LoadAsync<ServiceReportMade>(id, cancellation) : null;
        });
    }

    /// <summary>Who made a report, as they are shown.</summary>
    public static string MadeBy(ServiceReportMade made, FormerMembers former) => made.MadeBy is { } name ? former.Shown(made.MadeById, VisibleText.Line(name)) : "Timeline";

    private static async ValueTask<object?> ListAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        var page = PageArguments.Of(field, most: 100, standard: 25);
        var (where, parameters) = field.Argument<string?>("customerId") is { } customer
            ? ("d.data ->> 'CustomerId' = ?", (object[])[CatalogueIds.Find(customer)?.ToString() ?? ""])
            : ("true", []);
        return await new DocumentList<ServiceReportMade>(field.Service<IDocumentStore>(), where, parameters, Order, Descending: true).PageAsync(page, cancellation);
    }

    private static async ValueTask<object?> CustomerAsync(FieldContext field, CancellationToken cancellation) =>
        (await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation)).ShowFound<Domain.Catalogue.Customer>(field.Parent<ServiceReportMade>().CustomerId);

    private static async ValueTask<object?> MadeByAsync(FieldContext field, CancellationToken cancellation)
    {
        await using var session = field.Service<IDocumentStore>().Reading();
        await field.Service<FormerMembers>().RefreshAsync(session, cancellation);
        return MadeBy(field.Parent<ServiceReportMade>(), field.Service<FormerMembers>());
    }

    private static async ValueTask<object?> ContentAsync(FieldContext field, CancellationToken cancellation)
    {
        await using var session = field.Service<IDocumentStore>().Reading();
        return await field.Service<ServiceReports>().ReadAsync(session, field.Service<CurrentActor>(), field.Parent<ServiceReportMade>(), cancellation);
    }
}
