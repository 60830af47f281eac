using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>A figure that is another in the later version.</summary>
/// <param name="Before">Its value in words, or why there was none.</param>
/// <param name="After">Its value in words, or why there is none.</param>
public sealed record FigureComparison(MetricKind Metric, string Label, string Before, string After);

/// <summary>What changed in a record between two versions of it.</summary>
/// <param name="EntriesAdded">By when they happened, as the other lists; those that were retracted again are left out.</param>
/// <param name="EntriesAmended">As they read in the later version.</param>
public sealed record RecordComparison(
    IReadOnlyList<TimelineEntry> EntriesAdded, IReadOnlyList<TimelineEntry> EntriesAmended, IReadOnlyList<TimelineEntry> EntriesRetracted, IReadOnlyList<FigureComparison> Figures)
{
    // What has one value in each incident.
    private static readonly MetricKind[] Several = [MetricKind.EtaError, MetricKind.LongestStretch];

    public static RecordComparison Of(IncidentRecord before, IncidentRecord after)
    {
        var known = before.Timeline.ToDictionary(entry => entry.Id);
        return new(
            [.. after.Timeline.Where(entry => !entry.Retracted && !known.ContainsKey(entry.Id))],
            [.. after.Timeline.Where(entry => !entry.Retracted && known.TryGetValue(entry.Id, out var earlier) && entry.History.Count > earlier.History.Count)],
            [.. after.Timeline.Where(entry => entry.Retracted && known.TryGetValue(entry.Id, out var earlier) && !earlier.Retracted)],
            [.. FiguresOf(before).Zip(FiguresOf(after)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => new FigureComparison(
                pair.First.Kind, MetricDefinition.Of(pair.First.Kind).Label, pair.First.Value, pair.Second.Value))]);
    }

    private static IEnumerable<(MetricKind Kind, string Value)> FiguresOf(IncidentRecord record) =>
        FactDurations.Of(IncidentMetrics.Compute(record), record.BeganAt).Where(fact => !Several.Contains(fact.Metric)).OrderBy(fact => fact.Metric)
            .Select(fact => (fact.Metric, fact.Status == MetricStatus.Recorded && fact.Seconds is { } seconds ? Say.Hours(Duration.FromSeconds(seconds)) : Say.Words(fact.Status)));
}
