using System.Diagnostics;
using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>A metric in words: its value, or a word or a sentence that says why there is none, and what it is measured between.</summary>
internal static class MetricWording
{
    public static string Value(DurationMetric metric) => metric.Status switch
    {
        MetricStatus.Recorded => Say.Span(metric.Duration!.Value),
        MetricStatus.Pending => "pending",
        MetricStatus.NotApplicable => "not applicable",
        MetricStatus.Invalid => Reason(metric)!,
        _ => throw new UnreachableException($"no wording for {metric.Status}"),
    };

    // The times stand beside it, on the wall clock of the incident.
    private static string? Reason(DurationMetric metric) => new[] { metric.From, metric.To }.OfType<MetricAnchor>()
        .Aggregate(metric.Reason, (reason, anchor) => reason?.Replace($" ({Say.Time(anchor.At)})", "", StringComparison.Ordinal));

    public static string Between(DurationMetric metric) => $"{metric.From?.Label} → {metric.To?.Label}";

    public static string Anchor(MetricAnchor? anchor, DateTimeZone zone) => anchor is null ? "–" : $"{anchor.Label}, {Wording.StampOf(anchor.At, zone)}";
}
