using NodaTime;

namespace Timeline.Domain.Incidents;

/// <summary>Where a length of time that somebody worked on it ends.</summary>
/// <param name="Recorded">What was recorded as its end. Null where none was.</param>
/// <param name="AssumedBy">The milestone that ended the incident, which is taken for the end where none is recorded. Null where one is, or it goes on.</param>
internal sealed record StretchEnd(Instant At, PresenceMove? Recorded, Milestone? AssumedBy)
{
    /// <summary>True while it goes on: it is counted as far as is known.</summary>
    public bool IsRunning => Recorded is null && AssumedBy is null;

    /// <summary>The end that is recorded; else when the incident was resolved or closed; else, while it is not, what is known so far.</summary>
    /// <returns>Null when it began after the incident was over and no end is recorded: how long it was is not known.</returns>
    public static StretchEnd? Of(PresenceMove begin, PresenceMove? end, Incident incident, Instant asKnownAt)
    {
        if (end is not null)
            return new(end.At, end, AssumedBy: null);
        if (incident.Status < IncidentStatus.Resolved)
            return new(Instant.Max(begin.At, asKnownAt), Recorded: null, AssumedBy: null);

        var over = incident.KnownMilestone(MilestoneKind.Resolved) is { } resolved && resolved.At >= begin.At ? resolved
            : incident.KnownMilestone(MilestoneKind.Closed) is { } closed && closed.At >= begin.At ? closed
            : null;
        return over is null ? null : new(over.At, Recorded: null, over);
    }
}
