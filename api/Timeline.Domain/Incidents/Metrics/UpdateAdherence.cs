using Timeline.Domain.Incidents.Record;

namespace Timeline.Domain.Incidents.Metrics;

/// <summary>How many of the updates that were promised came in time.</summary>
/// <param name="Due">Whose time has come; one that the end of the incident made needless is not among them. Null unless recorded.</param>
/// <param name="OnTime">How many of those were followed by an update in time. Null unless recorded.</param>
/// <param name="Missed">Those that were not, by when they were due; each with the entry that promised it.</param>
/// <param name="Reason">Why there is no number. Null when recorded.</param>
public sealed record UpdateAdherence(MetricStatus Status, int? Due, int? OnTime, IReadOnlyList<MetricAnchor> Missed, string? Reason)
{
    /// <summary>Whether the time of one has come is told by what was recorded since, never by now. An overdue entry that a person retracted does not count.</summary>
    internal static UpdateAdherence Compute(IncidentRecord record)
    {
        var state = record.ToState();
        var promises = UpdatePromises.Of(record).Where(promise => !(state.Overdue.GetValueOrDefault(promise.Entry)?.IsDismissedIn(state) ?? false)).ToList();
        var onTime = promises.Count(promise => promise is { IsKept: true, End.IsOver: false });
        var missed = promises
            .Where(promise => !promise.IsKept && (promise.End is not null || promise.LateFrom <= record.AsKnownAt))
            .OrderBy(promise => promise.Due)
            .Select(promise => new MetricAnchor(Kind: null, "Update due", promise.Due, promise.Entry))
            .ToList();
        return (onTime + missed.Count, promises.Any(promise => promise.End is null)) switch
        {
            (0, true) => new(MetricStatus.Pending, Due: null, OnTime: null, [], "No update that was promised is due yet."),
            (0, false) => new(MetricStatus.NotApplicable, Due: null, OnTime: null, [], "No update that was promised came to be due. Say with an update when the next is due."),
            var (due, _) => new(MetricStatus.Recorded, due, onTime, missed, Reason: null),
        };
    }
}
