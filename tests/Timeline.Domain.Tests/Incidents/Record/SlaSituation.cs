using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Sla;
using Timeline.Domain.Tests.Catalogue;
using static Timeline.Domain.Tests.Incidents.Record.PromiseSituation;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>A customer with a contract that gives a policy: an answer within an hour, the end within eight, an update every two. Minutes are after ten.</summary>
internal static class SlaSituation
{
    public static readonly CustomerId Northwind = CatalogueSituation.Northwind;

    public static readonly SlaPolicyId Gold = CatalogueSituation.Promises;

    public static readonly SlaPolicyTerms Terms = CatalogueSituation.Promised;

    public static readonly CatalogueRecord Known = CatalogueOf(Terms);

    public static CatalogueRecord CatalogueOf(SlaPolicyTerms terms, params IEnumerable<CatalogueEvent> more) => CatalogueSituation.CatalogueOf(
    [
        new CustomerAdded(Northwind, "Northwind", []),
        new CalendarAdded(CatalogueSituation.Hours, "Always", new(2014, 1, 1), new("UTC", Always: true, [], [], [])),
        new SlaPolicyAdded(Gold, "Gold", new(2014, 1, 1), ValidUntil: null, terms),
        new ContractAdded(CatalogueSituation.Gold, Northwind, new("Gold", new(2014, 1, 1), PolicyId: Gold)),
        .. more,
    ]);

    /// <summary>An incident that hits the customer, and what was recorded at which minute.</summary>
    public static IncidentRecord Hit(params IEnumerable<(int At, IncidentEvent Event)> facts) =>
        Told(facts.Prepend((1, new ImpactStarted(Entry(900), At(0), "Mail", ImpactLevel.Down, Customer: "Northwind"))));

    public static SlaClock Clock(this IncidentRecord record, string target, int at, CatalogueRecord? catalogue = null) =>
        Assert.Single(record.SlaClocks(catalogue ?? Known, Minute(at)), clock => clock.Target?.Target == target);

    public static IReadOnlyList<IncidentEvent> Judged(this IncidentRecord record, int now, CatalogueRecord? catalogue = null) =>
        [.. IncidentDue.Judge(record, catalogue ?? Known, Minute(now), Instant.MinValue, Grace).Events.Where(found => found is ISlaFinding)];

    /// <summary>The record with what a look at that minute found.</summary>
    public static IncidentRecord Looked(this IncidentRecord record, int now, CatalogueRecord? catalogue = null) =>
        record.Judged(now, catalogue).Aggregate(record, (known, found) => known.And(now, found));

    public static Instant? NextLook(this IncidentRecord record, CatalogueRecord? catalogue = null) =>
        IncidentDue.NextJudgement(record, catalogue ?? Known, Instant.MinValue, Grace);

    /// <summary>What was found of one target, and when it is said to have happened, in minutes.</summary>
    public static IReadOnlyList<(SlaStatus Status, double At)> Found(this IncidentRecord record, string target) =>
    [
        .. from entry in record.Timeline
           where entry.Origin is ISlaFinding finding && finding.Target.Target == target
           orderby entry.Sequence
           select (((ISlaFinding)entry.Origin).Status, (entry.OccurredAt - TenPm).TotalMinutes),
    ];
}
