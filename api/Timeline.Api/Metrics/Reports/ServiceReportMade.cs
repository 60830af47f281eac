using NodaTime;
using Timeline.Domain.Metrics.Reports;

namespace Timeline.Api.Metrics.Reports;

// Storage contract: stored as documents (mt_doc_servicereportmade); add optional members, never rename.

/// <summary>
/// That a service report was made. What it says is computed from the record and the catalogue as they were known then, whenever it is opened: nothing
/// that was redacted since is in it, and nothing else has changed (ADR 41).
/// </summary>
/// <param name="Month">Its first day.</param>
/// <param name="Incidents">That were looked at.</param>
/// <param name="MadeById">Null: Timeline itself.</param>
public sealed record ServiceReportMade(Guid Id, Guid CustomerId, LocalDate Month, string Zone, Instant AsKnownAt, IReadOnlyList<Guid> Incidents, Guid? MadeById = null, string? MadeBy = null)
{
    // A method: properties are stored.
    public ReportedMonth ToMonth() => ReportedMonth.Of(Month, DateTimeZoneProviders.Tzdb[Zone]);
}
