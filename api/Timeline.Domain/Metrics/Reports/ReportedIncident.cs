using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Metrics.Reports;

/// <summary>An incident of a service report.</summary>
/// <param name="Impacts">What hit the customer, by when it began: what hit everybody, their segment or them alone.</param>
public sealed record ReportedIncident(IncidentRecord Record, IReadOnlyList<ReportedImpact> Impacts)
{
    public Instant BeganAt => Record.BeganAt;

    public Instant? ReportedAt => Record.Milestone(MilestoneKind.Reported)?.At;

    public Instant? ResolvedAt => Record.Milestone(MilestoneKind.Resolved)?.At;

    /// <summary>Null: the incident does not concern the customer in that month, or counts in no figure.</summary>
    internal static ReportedIncident? Find(IncidentRecord record, CustomerId customer, ReportedMonth month, CatalogueRecord catalogue, Instant asKnownAt)
    {
        if (record is { Cancelled: true } or { Kind: IncidentKind.Drill } or { Private: true })
            return null;
        var impacts = ImpactsOn(record, customer, catalogue).Where(impact => impact.From < month.Until && (impact.Until ?? asKnownAt) > month.From).ToList();
        if (impacts.Count == 0 && !(IsOpenIn(record, month) && record.Entitlements(catalogue).Any(entitled => entitled.CustomerId == customer)))
            return null;
        return new(record, impacts);
    }

    private static bool IsOpenIn(IncidentRecord record, ReportedMonth month) =>
        record.BeganAt < month.Until && (month.Holds(record.BeganAt) || record.Milestone(MilestoneKind.Resolved) is not { At: var resolved } || resolved >= month.From);

    private static IEnumerable<ReportedImpact> ImpactsOn(IncidentRecord record, CustomerId customer, CatalogueRecord catalogue) =>
        from impact in record.Impacts
        where Hits(impact, customer, catalogue)
        from step in impact.Steps
        where step.Counts
        orderby step.From
        select new ReportedImpact(impact.Service, impact.ServiceId, impact.Segment, impact.Customer, step.Level, step.From, step.Until);

    private static bool Hits(ImpactWindow impact, CustomerId customer, CatalogueRecord catalogue) => impact switch
    {
        { Customer: { } name } => CustomersToTell.KeyOf(name, impact.CustomerId is { } id ? new(id) : null, catalogue).Id == customer,
        { Segment: { } segment } => CustomersToTell.CustomersIn(segment, impact.SegmentId, catalogue).Any(member => member.Id == customer),
        _ => true,
    };
}

/// <summary>A time in which a service was down or degraded for the customer.</summary>
/// <param name="Segment">Whom alone it hit. Null: not one segment.</param>
/// <param name="Customer">Whom alone it hit. Null: not one customer.</param>
/// <param name="Until">Null: it is so still.</param>
public sealed record ReportedImpact(string Service, Guid? ServiceId, string? Segment, string? Customer, ImpactLevel Level, Instant From, Instant? Until);

/// <summary>A clock of a service report.</summary>
/// <param name="Outcome">At the moment of the report.</param>
/// <param name="Name">The target's, as its policy has it. Null: nothing is promised.</param>
/// <param name="Reason">In one sentence.</param>
public sealed record ReportedClock(ReportedIncident Incident, FactClock Clock, ClockOutcome Outcome, string? Name, string Reason)
{
    internal static IEnumerable<ReportedClock> Of(ReportedIncident incident, CustomerId customer, ReportedMonth month, CatalogueRecord catalogue, Instant asKnownAt) =>
        from clock in FactClocks.Of(incident.Record, catalogue, incident.BeganAt)
        where clock.Customer == customer && month.Holds(clock.StartedAt)
        select new ReportedClock(incident, clock, clock.OutcomeAt(asKnownAt), clock.Target?.Target, ClockSentence.Of(clock, asKnownAt, month.Zone));
}

/// <summary>Something that the customer was told, or that was tried.</summary>
/// <param name="ToWhom">The customer, all customers, or everybody.</param>
/// <param name="Outcome">Of a call to the customer alone. Null: an update.</param>
public sealed record ReportedMessage(IncidentRecord Record, EntryId EntryId, Instant At, string ToWhom, Channel Channel, CustomerContactOutcome? Outcome, string Text)
{
    internal static IEnumerable<ReportedMessage> Of(IncidentRecord record, CustomerId customer, ReportedMonth month, CatalogueRecord catalogue)
    {
        var name = catalogue.NameOf(customer);
        foreach (var contact in record.CustomerContacts.Where(contact => month.Holds(contact.At)))
        {
            if (CustomersToTell.KeyOf(contact.Customer, contact.CustomerId, catalogue).Id == customer)
                yield return new(record, contact.EntryId, contact.At, name, contact.Channel, contact.Outcome, contact.Text);
        }

        foreach (var update in record.Updates.Where(update => month.Holds(update.At) && update.Audience is (Audience.Customer or Audience.Public)))
            yield return new(record, update.EntryId, update.At, update.Audience == Audience.Public ? "Everybody" : "Customers", update.Channel, Outcome: null, update.Text);
    }
}
