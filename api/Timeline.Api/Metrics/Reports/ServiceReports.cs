using Marten;
using Marten.Linq.MatchesSql;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Metrics.Reports;
using Timeline.Storage.DueWork;

namespace Timeline.Api.Metrics.Reports;

/// <summary>Makes service reports, and computes what they say.</summary>
internal sealed class ServiceReports(IncidentRecords incidents, IncidentReader reader, CatalogueRecords catalogues)
{
    /// <summary>The zone of a customer's months: that of the calendar which their newest contract's policy counts by; UTC where there is none.</summary>
    public static DateTimeZone ZoneOf(CustomerId customer, CatalogueRecord catalogue) =>
        catalogue.ContractsOf(customer).Select(contract => contract.Terms.PolicyId is { } id ? catalogue.FindPolicy(id) : null).LastOrDefault(policy => policy is not null) is { } named
            ? catalogue.WorkingTime(named.Versions[^1].Terms.Calendar).Zone
            : DateTimeZone.Utc;

    /// <summary>The report that Timeline makes by itself has an id that follows from what it is of.</summary>
    public static Guid IdOf(CustomerId customer, ReportedMonth month) => DueId.Of($"service_report {month.First:uuuu-MM}", customer.Value);

    public static ServiceReportMade Make(Guid id, CustomerId customer, ReportedMonth month, IReadOnlyList<Guid> incidents, Instant now) =>
        new(id, customer.Value, month.First, month.Zone.Id, now, incidents);

    /// <summary>The incidents that may lie in a month, whomever they concern; private ones left out.</summary>
    public static async Task<IReadOnlyList<Guid>> IncidentsInAsync(IQuerySession session, ReportedMonth month, CancellationToken cancellation)
    {
        var schema = session.DocumentStore.Options.DatabaseSchemaName;
        var (from, until) = (month.From.ToDateTimeOffset(), month.Until.ToDateTimeOffset());
        return await session.Query<IncidentSummary>()
            .Where(line => line.MatchesSql(
                $"""
                 d.data ->> 'Named' is null
                 and {IncidentSummary.BeganColumn} < ?
                 and (d.data ->> 'ResolvedAt' is null or (d.data ->> 'ResolvedAt')::timestamptz >= ?
                     or {IncidentSummary.BeganColumn} >= ?
                     or exists (select 1 from "{schema}".{FactTables.Impacts} i
                         where i.tenant_id = d.tenant_id and i.number = (d.data ->> 'Number')::integer and i.from_at < ? and (i.until_at is null or i.until_at > ?)))
                 """,
                until, from, from, until, from))
            .OrderBy(line => line.Number).Select(line => line.Id).ToListAsync(cancellation);
    }

    /// <summary>What a report says to somebody who may read. Null: the customer is not in the catalogue.</summary>
    public async Task<ServiceReport?> ReadAsync(IQuerySession session, CurrentActor actor, ServiceReportMade made, CancellationToken cancellation)
    {
        actor.Require(Permission.Read);
        var records = new List<IncidentRecord>();
        foreach (var id in made.Incidents)
        {
            // It is for the customer, whoever opens it: what is private now is not in it, not even for those who see it.
            if (await incidents.ReadAsync(session, new(id), cancellation) is { Private: false } record
                && (record.AsKnownAt <= made.AsKnownAt ? record : await reader.EarlierAsync(record, made.AsKnownAt, cancellation)) is { } known)
                records.Add(known);
        }

        var catalogue = await catalogues.ReadAsync(session, made.AsKnownAt, cancellation);
        return ServiceReport.Of(new(made.CustomerId), made.ToMonth(), catalogue, records, made.AsKnownAt);
    }
}
