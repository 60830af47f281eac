using NodaTime;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>How one moment lies to another: before it or after it. Never a number while one of the two has not happened.</summary>
/// <param name="Seconds">Whole seconds from <paramref name="From"/> to <paramref name="To"/>, rounded towards 0; negative when the second comes first. Null unless recorded.</param>
/// <param name="Reason">Why there is no number, and what to record to get one. Null when recorded.</param>
public sealed record SignedMetric(MetricStatus Status, long? Seconds, MetricAnchor? From, MetricAnchor? To, string? Reason)
{
    /// <summary>The same as a duration. Null unless recorded.</summary>
    public Duration? Duration => Seconds is { } seconds ? NodaTime.Duration.FromSeconds(seconds) : null;

    public static SignedMetric Between(MetricAnchor from, MetricAnchor to) =>
        new(MetricStatus.Recorded, (long)(to.At - from.At).TotalSeconds, from, to, Reason: null);

    public static SignedMetric Pending(MetricAnchor? from, MetricAnchor? to, string reason) => new(MetricStatus.Pending, Seconds: null, from, to, reason);

    public static SignedMetric NotApplicable(MetricAnchor? from, MetricAnchor? to, string reason) =>
        new(MetricStatus.NotApplicable, Seconds: null, from, to, reason);

    public static SignedMetric Invalid(MetricAnchor from, MetricAnchor to, string reason) => new(MetricStatus.Invalid, Seconds: null, from, to, reason);
}
