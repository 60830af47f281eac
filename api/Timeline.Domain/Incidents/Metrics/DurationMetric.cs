using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Metrics;

public enum MetricStatus
{
    Recorded,
    Pending,
    NotApplicable,
    Invalid,
}

/// <summary>A length of time between two recorded moments (DOMAIN, section 3). Never typed in, never 0 or "now" for something missing.</summary>
/// <param name="Seconds">Whole seconds, rounded down. Null unless recorded.</param>
/// <param name="From">Where it starts. Null when that is not recorded.</param>
/// <param name="To">Where it ends. Null when that is not recorded.</param>
/// <param name="Reason">Why there is no number, and what to record to get one. Null when recorded.</param>
public sealed record DurationMetric(MetricStatus Status, long? Seconds, MetricAnchor? From, MetricAnchor? To, string? Reason)
{
    /// <summary>The same as a duration. Null unless recorded.</summary>
    public Duration? Duration => Seconds is { } seconds ? NodaTime.Duration.FromSeconds(seconds) : null;

    public static DurationMetric Pending(MetricAnchor from, string reason) => new(MetricStatus.Pending, Seconds: null, from, To: null, reason);

    public static DurationMetric NotApplicable(MetricAnchor? from, MetricAnchor? to, string reason) =>
        new(MetricStatus.NotApplicable, Seconds: null, from, to, reason);

    /// <summary>Recorded, or invalid when the end comes before the start.</summary>
    /// <param name="mayBothBeRight">True for an end that can have come first: what cannot is among the incident's contradictions too.</param>
    public static DurationMetric Between(MetricAnchor from, MetricAnchor to, bool mayBothBeRight = false)
    {
        if (to.At >= from.At)
            return new(MetricStatus.Recorded, WholeSeconds.Of(to.At - from.At), from, to, Reason: null);

        var before = $"The end, \"{to.Label}\" ({Say.Time(to.At)}), is {Say.Span(from.At - to.At)} before the start, \"{from.Label}\" ({Say.Time(from.At)})";
        var reason = mayBothBeRight ? $"{before}. If both are right, there is nothing to count." : $"{before}. Correct one of the two.";
        return new(MetricStatus.Invalid, Seconds: null, from, to, reason);
    }
}

/// <summary>A recorded moment that a metric starts or ends at.</summary>
/// <param name="Kind">Null where it is an entry that is no milestone.</param>
/// <param name="Label">What it is called, in words.</param>
public sealed record MetricAnchor(MilestoneKind? Kind, string Label, Instant At, EntryId? EntryId);
