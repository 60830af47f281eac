using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Metrics.Reports;

/// <summary>How far a service that was down or degraded was there for the customer in the month.</summary>
/// <param name="Service">As it is called in the catalogue, else as it was named.</param>
public sealed record ReportedService(string Service, ServiceTimes Times)
{
    /// <summary>In words.</summary>
    public string Sentence => Times.Percent is { } percent
        ? $"{Service} was available for {percent} % of agreed time: {Say.Span(Duration.FromSeconds(Times.LostSeconds))} of {Say.Hours(Duration.FromSeconds(Times.AgreedSeconds))} missing."
        : $"{Service}: no time was agreed in the month.";

    internal static IReadOnlyList<ReportedService> Of(IEnumerable<ReportedIncident> incidents, AvailabilityRule rule, ReportedMonth month, CatalogueRecord catalogue, Instant asKnownAt)
    {
        var agreed = AgreedTime.Of(rule.WorkingTime, month.From, month.Until, asKnownAt);
        return
        [
            .. incidents.SelectMany(incident => incident.Impacts)
                .GroupBy(impact => KeyOf(impact, catalogue), StringComparer.Ordinal)
                .Select(service => new ReportedService(
                    NameOf(service.First(), catalogue), ServiceTimes.Of(agreed, service.Select(impact => new ImpactSpan(impact.Level, impact.From, impact.Until)), asKnownAt, rule.DegradedIsDown)))
                .OrderByDescending(service => service.Times.LostSeconds).ThenBy(service => service.Service, StringComparer.Ordinal),
        ];
    }

    private static string KeyOf(ReportedImpact impact, CatalogueRecord catalogue) => Find(impact, catalogue)?.Key.ToString() ?? CatalogueRecord.NameKey(impact.Service);

    private static string NameOf(ReportedImpact impact, CatalogueRecord catalogue) => Find(impact, catalogue)?.Name ?? impact.Service;

    private static Service? Find(ReportedImpact impact, CatalogueRecord catalogue) =>
        impact.ServiceId is { } id ? catalogue.Find<Service>(id) : catalogue.FindInUse<Service>(CatalogueKind.Service, impact.Service);
}

/// <summary>By what a customer's availability is counted.</summary>
/// <param name="WorkingTime">Agreed time. Null: around the clock.</param>
/// <param name="Sentence">The same in words.</param>
internal sealed record AvailabilityRule(Sla.SlaCalendar? WorkingTime, bool DegradedIsDown, string Sentence)
{
    /// <summary>By the policy of the contract that is in force on the last day of the month that is known.</summary>
    public static AvailabilityRule Of(CustomerId customer, ReportedMonth month, CatalogueRecord catalogue, Instant asKnownAt)
    {
        var day = LocalDate.Max(month.First, LocalDate.Min(month.Last, asKnownAt.InZone(month.Zone).Date));
        if (catalogue.ContractOf(customer, day) is not { State: ContractState.InForce, Contract.Terms.PolicyId: { } id } || catalogue.FindPolicy(id) is not { } policy || policy.VersionOn(day) is not { } version)
            return new(WorkingTime: null, DegradedIsDown: false, "Agreed time is around the clock, as no policy says otherwise. Degraded is stated apart and does not count as down.");
        var degraded = version.Terms.DegradedIsDown ? "counts as down" : "is stated apart and does not count as down";
        return new(
            catalogue.WorkingTime(version.Terms.Calendar), version.Terms.DegradedIsDown,
            $"Agreed time is that of the calendar \"{catalogue.FindCalendar(version.Terms.Calendar)!.Name}\"; degraded {degraded}: by the policy \"{policy.Name}\" on {Say.Date(day)}.");
    }
}
