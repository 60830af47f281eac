using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Metrics.Reports;

/// <summary>
/// What one customer got in one month: incidents, targets met or missed, availability, what they were told. Pure: the same records and the same
/// catalogue give the same report.
/// </summary>
/// <param name="Customer">As they are called in the catalogue.</param>
/// <param name="Contracts">What was promised in the month, a sentence each.</param>
/// <param name="Incidents">By when they began.</param>
/// <param name="Clocks">Those that started in the month, by when they did.</param>
/// <param name="Services">Those that were down or degraded for the customer, the least available first.</param>
/// <param name="AvailabilityRule">By what that is counted, in words.</param>
/// <param name="Told">What went to the customer, to all customers or to everybody, by when.</param>
public sealed record ServiceReport(
    string Customer,
    ReportedMonth Month,
    Instant AsKnownAt,
    IReadOnlyList<string> Contracts,
    IReadOnlyList<ReportedIncident> Incidents,
    IReadOnlyList<ReportedClock> Clocks,
    AttainmentFigure Attainment,
    IReadOnlyList<ReportedService> Services,
    string AvailabilityRule,
    IReadOnlyList<ReportedMessage> Told)
{
    /// <param name="catalogue">As known at the moment of the report.</param>
    /// <param name="records">The same; those that do not concern the customer in that month are left out.</param>
    /// <returns>Null: the customer was not in the catalogue then.</returns>
    public static ServiceReport? Of(CustomerId customer, ReportedMonth month, CatalogueRecord catalogue, IEnumerable<IncidentRecord> records, Instant asKnownAt)
    {
        if (catalogue.FindCustomer(customer) is null)
            return null;
        var concerned = records.Select(record => ReportedIncident.Find(record, customer, month, catalogue, asKnownAt)).OfType<ReportedIncident>()
            .OrderBy(incident => incident.BeganAt).ThenBy(incident => incident.Record.Number).ToList();
        var clocks = concerned.SelectMany(incident => ReportedClock.Of(incident, customer, month, catalogue, asKnownAt)).OrderBy(clock => clock.Clock.StartedAt).ToList();
        var rule = Reports.AvailabilityRule.Of(customer, month, catalogue, asKnownAt);
        return new(
            catalogue.NameOf(customer), month, asKnownAt, [.. ContractsIn(month, customer, catalogue)], concerned, clocks,
            Attainments.Of([.. clocks.Select(clock => (clock.Clock.Kind, clock.Outcome))]),
            ReportedService.Of(concerned, rule, month, catalogue, asKnownAt), rule.Sentence,
            [.. concerned.SelectMany(incident => ReportedMessage.Of(incident.Record, customer, month, catalogue)).OrderBy(message => message.At)]);
    }

    private static IEnumerable<string> ContractsIn(ReportedMonth month, CustomerId customer, CatalogueRecord catalogue)
    {
        var contracts = catalogue.ContractsOf(customer).Where(contract => month.Overlaps(contract.Terms)).ToList();
        return contracts.Count == 0
            ? [catalogue.ContractOf(customer, month.Last).Sentence]
            : contracts.Select(contract => $"{catalogue.NameOf(customer)} has {contract.Terms.InWords}{PolicyOf(contract, catalogue)}.");
    }

    private static string PolicyOf(Contract contract, CatalogueRecord catalogue) =>
        contract.Terms.PolicyId is { } id && catalogue.FindPolicy(id) is { } policy ? $", by the policy \"{policy.Name}\"" : ", which names no policy: no times are promised";
}

/// <summary>A month in a zone.</summary>
/// <param name="First">Its first day.</param>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Exclusive.</param>
public sealed record ReportedMonth(LocalDate First, DateTimeZone Zone, Instant From, Instant Until)
{
    public LocalDate Last => First.PlusMonths(1).PlusDays(-1);

    /// <param name="day">Any day of the month.</param>
    public static ReportedMonth Of(LocalDate day, DateTimeZone zone)
    {
        var first = new LocalDate(day.Year, day.Month, 1);
        return new(first, zone, first.StartIn(zone), first.PlusMonths(1).StartIn(zone));
    }

    /// <summary>The month that a moment lies in.</summary>
    public static ReportedMonth Of(Instant moment, DateTimeZone zone) => Of(moment.InZone(zone).Date, zone);

    public ReportedMonth Before() => Of(First.PlusMonths(-1), Zone);

    public bool Holds(Instant moment) => From <= moment && moment < Until;

    /// <summary>Whether a contract is in force on any day of it.</summary>
    public bool Overlaps(ContractTerms terms) => terms.ValidFrom <= Last && !(terms.ValidUntil < First);
}
