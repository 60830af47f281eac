using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Short ways to say what was set or demanded, and to look at what is due.</summary>
internal static class DueSituation
{
    public static TimeBoxSet Box(int n, int minutes, int deadline) => new(Entry(n), At(minutes), Minute(deadline), "Call the vendor", For: null, Text: null);

    public static DemandReceived Demanded(int n, int minutes, int by) =>
        new(Entry(n), At(minutes), "Service manager", "Mail is back", Minute(by), Channel: null, Text: null);

    public static DemandMet Met(int n, int minutes, int demand) => new(Entry(n), At(minutes), Entry(demand), Text: null);

    public static Instant? NextLook(IncidentRecord record) => IncidentDue.NextJudgement(record, CatalogueRecord.Empty, Instant.MinValue, Grace);

    public static IReadOnlyList<IncidentEvent> Found(int now, IncidentRecord record) => IncidentDue.Judge(record, CatalogueRecord.Empty, Minute(now), Instant.MinValue, Grace).Events;

    /// <summary>The record with what a look at that minute found.</summary>
    public static IncidentRecord Look(int now, IncidentRecord record) => Found(now, record).Aggregate(record, (known, found) => known.And(now, found));
}
