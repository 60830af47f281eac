using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>A time in which a service was not as it should be.</summary>
/// <param name="AgreedSeconds">How much agreed time lies in it.</param>
/// <param name="Counts">Whether it counts as not available.</param>
internal sealed record AvailabilityWindow(ImpactRow Row, long AgreedSeconds, bool Counts);

/// <summary>The times that an availability was computed from, read once and only when they are asked for: of many years they are many.</summary>
internal sealed class AvailabilityWindows(AvailabilityQuestion question, ImpactIndex index, AgreedTime agreed, Instant now)
{
    private Task<ILookup<string, AvailabilityWindow>>? _read;

    /// <summary>Of one service, by when they began.</summary>
    /// <param name="key">Its id in the catalogue, else what its names have in common.</param>
    public async Task<IReadOnlyList<AvailabilityWindow>> OfAsync(string key, CancellationToken cancellation) =>
        [.. (await (_read ??= ReadAsync(cancellation)))[key]];

    private async Task<ILookup<string, AvailabilityWindow>> ReadAsync(CancellationToken cancellation) =>
        (await index.ReadAsync(question, cancellation)).ToLookup(
            row => question.Metrics.Named.ServiceOf(row.Service, row.Service).Key,
            row => new AvailabilityWindow(row, ServiceTimes.Within(agreed, row.Span, now), question.DegradedIsDown || row.Span.Level == ImpactLevel.Down), StringComparer.Ordinal);
}
