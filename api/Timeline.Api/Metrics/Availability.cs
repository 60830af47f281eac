using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>How long one service was there.</summary>
/// <param name="Key">Its id in the catalogue, else what its names have in common.</param>
/// <param name="Windows">Of all services, read when they are asked for.</param>
internal sealed record ServiceAvailability(string Key, string Label, ServiceTimes Times, AvailabilityWindows Windows);

/// <summary>How long services were there in agreed time, with what it was computed from.</summary>
/// <param name="ComputedAt">By the program's clock; agreed time ends there.</param>
/// <param name="AsOf">Whatever was recorded before this is in it.</param>
/// <param name="Services">The least available first.</param>
internal sealed record Availability(
    AvailabilityQuestion Question, Instant ComputedAt, Instant AsOf, bool UpToDate, ServiceTimes Total, IReadOnlyList<ServiceAvailability> Services, IReadOnlyList<string> Notes)
{
    /// <summary>How many times one page can have.</summary>
    public const int MostWindows = 1_000;

    /// <summary>How many services are shown over GraphQL.</summary>
    public const int MostShown = 200;

    /// <summary>With the rights that the question was read with.</summary>
    /// <exception cref="Timeline.GraphQL.Execution.GraphQLException">BAD_USER_INPUT: a service is given that nothing is known of.</exception>
    public static async Task<Availability> ComputeAsync(AvailabilityQuestion question, ImpactIndex index, IClock clock, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var since = await index.Facts.BehindSinceAsync(cancellation);
        var rows = await index.SpansAsync(question, cancellation);
        var agreed = AgreedTime.Of(question.WorkingTime, question.Metrics.Condition.From, question.Metrics.Condition.Until, now);
        var named = rows.Select(row => (Service: question.Metrics.Named.ServiceOf(row.Service, row.Name), row.Spans)).ToLookup(row => row.Service.Key, StringComparer.Ordinal);
        var windows = new AvailabilityWindows(question, index, agreed, now);
        var services = Asked(question, named.Select(same => same.First().Service).ToDictionary(service => service.Key, StringComparer.Ordinal))
            .Select(service => new ServiceAvailability(
                service.Key, service.Label, ServiceTimes.Of(agreed, named[service.Key].SelectMany(row => row.Spans), now, question.DegradedIsDown), windows))
            .OrderByDescending(service => service.Times.LostSeconds).ThenBy(service => service.Label, StringComparer.Ordinal).ThenBy(service => service.Key, StringComparer.Ordinal).ToList();
        return new(
            question, now, since ?? now, since is null, ServiceTimes.Sum([.. services.Select(service => service.Times)]), services,
            [.. NotesOf(question, now, services.Count, rows.SelectMany(row => row.Spans).Count(span => span.Until is null))]);
    }

    // All in use and whatever else was hit, or those that are given.
    private static IEnumerable<(string Key, string Label)> Asked(AvailabilityQuestion question, Dictionary<string, (string Key, string Label)> hit)
    {
        var named = question.Metrics.Named;
        if (question.Input.Services is not { } given)
            return named.Catalogue.Services.Where(service => !service.IsRetired).Select(service => (Key: service.Key.ToString(), Label: service.Name)).Concat(hit.Values).DistinctBy(service => service.Key);
        return given.Select(text => named.FindService(text) is { } service ? (service.Key.ToString(), service.Name)
            : hit.TryGetValue(CatalogueRecord.NameKey(text), out var found) ? found
            : throw MetricQuestion.Bad($"input.services holds \"{Host.Excerpt.Of(text)}\", which is no service of the catalogue, and that no incident that you see hit in these days. Give the id or the name of one."))
            .DistinctBy(service => service.Item1);
    }

    private static IEnumerable<string> NotesOf(AvailabilityQuestion question, Instant now, int services, int open)
    {
        foreach (var rule in question.Rule)
            yield return rule;
        yield return question switch
        {
            { Customer: { } customer } => $"What hit everybody counts, and what hit {customer.Name} or a segment that they are in now.",
            { Segment: { } segment } => $"What hit everybody counts, and what hit {segment.Name}; what hit single customers of it does not.",
            _ => "A service counts as down while it was down for anybody.",
        };
        if (question.Metrics.Condition.Until > now)
            yield return $"The days are not over: time after {Say.Time(now)} is not agreed time yet.";
        if (services > 1)
            yield return "In the total the times of the services are added up, agreed time too.";
        if (open > 0)
            yield return open == 1 ? "1 impact has no end and counts until now." : $"{Say.Count(open)} impacts have no end and count until now.";
        yield return $"It was computed for {question.Metrics.ComputedFor}: incidents that they may not see are not in it.";
    }
}
