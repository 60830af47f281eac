using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Metrics.Reports;
using Timeline.Storage.DueWork;

namespace Timeline.Api.Metrics.Reports;

/// <summary>
/// On the first of each month, in the zone of each customer who has a contract, makes the report of the month before; after downtime those of the months
/// that were missed, each once. A change of the catalogue has it looked at anew, since it may bring a contract.
/// </summary>
internal sealed class ServiceReportsWork(CatalogueRecords catalogues) : IDueWork
{
    // Storage contract.
    private const string KindName = "service_reports";

    // What was missed longer ago is made by hand where it is wanted.
    private const int MostMonthsBack = 12;

    public string Kind => KindName;

    /// <param name="catalogue">Its stream.</param>
    public static DueItem Look(Guid catalogue, Instant now) =>
        new() { Id = DueId.Of(KindName, catalogue), Kind = KindName, Subject = catalogue, At = now.ToDateTimeOffset() };

    public async Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        var (catalogue, moment) = (await catalogues.ReadAsync(session, cancellation), Instant.FromDateTimeOffset(now));
        var due = Customers(catalogue).SelectMany(customer => MonthsOf(customer, catalogue, moment)).ToList();
        var made = (await session.LoadManyAsync<ServiceReportMade>(cancellation, [.. due.Select(each => ServiceReports.IdOf(each.Customer, each.Month))])).Select(report => report.Id).ToHashSet();
        foreach (var month in due.Where(each => !made.Contains(ServiceReports.IdOf(each.Customer, each.Month))).GroupBy(each => each.Month))
        {
            var incidents = await ServiceReports.IncidentsInAsync(session, month.Key, cancellation);
            foreach (var (customer, _) in month)
                session.Store(ServiceReports.Make(ServiceReports.IdOf(customer, month.Key), customer, month.Key, incidents, moment));
        }

        return Customers(catalogue).Select(customer => (DateTimeOffset?)ReportedMonth.Of(moment, ServiceReports.ZoneOf(customer, catalogue)).Until.ToDateTimeOffset()).Min();
    }

    private static IEnumerable<CustomerId> Customers(CatalogueRecord catalogue) => catalogue.Contracts.Where(contract => !contract.IsRetired).Select(contract => contract.Customer).Distinct();

    // From the month on in which a contract was entered: what lies before was never promised to be reported.
    private static IEnumerable<(CustomerId Customer, ReportedMonth Month)> MonthsOf(CustomerId customer, CatalogueRecord catalogue, Instant now)
    {
        var contracts = catalogue.ContractsOf(customer);
        var month = ReportedMonth.Of(now, ServiceReports.ZoneOf(customer, catalogue)).Before();
        for (var back = 0; back < MostMonthsBack; back++, month = month.Before())
        {
            if (contracts.Any(contract => contract.AddedAt < month.Until && month.Overlaps(contract.Terms)))
                yield return (customer, month);
        }
    }
}
