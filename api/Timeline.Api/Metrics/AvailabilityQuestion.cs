using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Metrics;

internal sealed record AvailabilityInput(
    LocalDate From, LocalDate To, string Zone, IReadOnlyList<string>? Services, string? CustomerId, string? SegmentId, string? CalendarId);

/// <summary>A question that was found to be in order, for somebody who asks.</summary>
/// <param name="Customer">For whom alone it is asked. Null: not for one customer.</param>
/// <param name="Segment">For which segment alone. Null: for none.</param>
/// <param name="Calendar">Whose working time is agreed. Null: around the clock.</param>
/// <param name="DegradedIsDown">By the policy.</param>
/// <param name="Rule">By what time is agreed and what counts, in sentences.</param>
internal sealed record AvailabilityQuestion(
    AvailabilityInput Input, MetricQuestion Metrics, Customer? Customer, CustomerSegment? Segment, Calendar? Calendar, bool DegradedIsDown, IReadOnlyList<string> Rule)
{
    private const int MostServices = 100;

    public SlaCalendar? WorkingTime => Calendar is null ? null : Metrics.Named.Catalogue.WorkingTime(Calendar.Id);

    /// <param name="actor">Whose rights it is computed with.</param>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: names the member, what it holds and what it may hold.</exception>
    public static async Task<AvailabilityQuestion> ReadAsync(
        AvailabilityInput input, CurrentActor actor, IDocumentStore store, CatalogueRecords catalogues, IClock clock, CancellationToken cancellation)
    {
        var metrics = await MetricQuestion.ReadAsync(new(input.From, input.To, input.Zone, Filter: null, GroupBy: null, Trend: null), actor, store, catalogues, cancellation);
        if (input.Services?.Count > MostServices)
            throw MetricQuestion.Bad($"input.services holds {input.Services.Count} values; the limit is {MostServices}. Leave it out to take all, or ask in several requests.");
        foreach (var service in input.Services ?? [])
            GivenText.Check(service, "input.services", GivenText.LongestSearch);
        if (input.CustomerId is not null && input.SegmentId is not null)
            throw MetricQuestion.Bad("input.customerId and input.segmentId are both given: availability is that of one customer or of one segment. Leave one of the two out.");

        var named = metrics.Named;
        var customer = named.FindById<Customer>(input.CustomerId, "customerId", "customer");
        var segment = named.FindById<CustomerSegment>(input.SegmentId, "segmentId", "segment");
        var given = named.FindById<Calendar>(input.CalendarId, "calendarId", "calendar");
        var today = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[input.Zone]).Date;
        var day = today < input.To ? LocalDate.Max(today, input.From) : input.To;
        var rule = new List<string>();
        var (policy, terms) = customer is null ? Own(named.Catalogue, day) : Promised(named.Catalogue, customer, day, rule);
        // The organisation's own policy says what counts, and not when: services are asked about around the clock unless somebody is promised less.
        var calendar = given ?? (customer is not null && terms is not null ? named.Catalogue.FindCalendar(terms.Calendar) : null);
        rule.Add(calendar is null ? "Agreed time is around the clock." : $"Agreed time is that of the calendar {calendar.Name}{(given is null ? $", of the policy {policy!.Name} on {Say.Date(day)}" : "")}.");
        rule.Add(terms is null ? "Degraded is stated apart and does not count as down." : $"Degraded {(terms.DegradedIsDown ? "counts as down" : "is stated apart and does not count as down")}, by the policy {policy!.Name} on {Say.Date(day)}.");
        return new(input, metrics, customer, segment, calendar, terms?.DegradedIsDown is true, rule);
    }

    private static (SlaPolicy? Policy, SlaPolicyTerms? Terms) Own(CatalogueRecord catalogue, LocalDate day) =>
        catalogue.OrganisationPolicy is { } own && catalogue.FindPolicy(own) is { } policy && policy.VersionOn(day) is { } version ? (policy, version.Terms) : (null, null);

    private static (SlaPolicy? Policy, SlaPolicyTerms? Terms) Promised(CatalogueRecord catalogue, Customer customer, LocalDate day, List<string> rule)
    {
        var standing = catalogue.ContractOf(customer.Id, day);
        rule.Add(standing.Sentence);
        return standing is { State: ContractState.InForce, Contract.Terms.PolicyId: { } id } && catalogue.FindPolicy(id) is { } policy && policy.VersionOn(day) is { } version
            ? (policy, version.Terms)
            : (null, null);
    }
}
