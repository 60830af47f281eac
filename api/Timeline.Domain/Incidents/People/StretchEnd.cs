using NodaTime;
using Timeline.Domain.Incidents.Metrics;

namespace Timeline.Domain.Incidents;

/// <summary>Where a length of time that somebody worked on it ends.</summary>
/// <param name="Recorded">What was recorded as its end. Null where none was.</param>
/// <param name="AssumedBy">What ended the incident, which is taken for the end where none is recorded. Null where one is, or it goes on.</param>
internal sealed record StretchEnd(Instant At, PresenceMove? Recorded, MetricAnchor? AssumedBy)
{
    /// <summary>True while it goes on: it is counted as far as is known.</summary>
    public bool IsRunning => Recorded is null && AssumedBy is null;

    /// <summary>The end that is recorded; else when the incident was resolved, closed or cancelled; else, while it is not, what is known so far.</summary>
    /// <returns>Null when it began after the incident was over and no end is recorded: how long it was is not known.</returns>
    public static StretchEnd? Of(PresenceMove begin, PresenceMove? end, Incident incident, Instant asKnownAt)
    {
        if (end is not null)
            return new(end.At, end, AssumedBy: null);
        if (incident.Status < IncidentStatus.Resolved && incident.Cancelled is null)
            return new(Instant.Max(begin.At, asKnownAt), Recorded: null, AssumedBy: null);

        return new[] { Reached(MilestoneKind.Resolved), Reached(MilestoneKind.Closed), Cancelled() }.FirstOrDefault(over => over?.At >= begin.At) is { } ended
            ? new(ended.At, Recorded: null, ended)
            : null;

        MetricAnchor? Reached(MilestoneKind kind) =>
            incident.KnownMilestone(kind) is { } reached ? new(kind, MilestoneWords.Label(kind), reached.At, reached.EntryId) : null;

        MetricAnchor? Cancelled() => incident.Cancelled is { } cancelled ? new(Kind: null, "Cancelled", cancelled.When.At, cancelled.Id) : null;
    }
}
