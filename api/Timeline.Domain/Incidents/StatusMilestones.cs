using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>
/// How statuses and milestones go together. One rule, after every event: the status is the highest one whose milestone is known, DECLARED when
/// none is. So an incident has come at least as far as a status exactly when the milestone of that status, or of one after it, is known.
/// A person who takes the incident back to a status makes the milestones above it unknown, until they are reached again (ADR 30): what was
/// recorded before stays on the timeline and in the history, and counts for nothing. Only ENGAGED stays known, since it is the first hands on it.
/// </summary>
/// <remarks>The status is worked out and not kept, so that the two cannot disagree, whatever program stored the events.</remarks>
public static class StatusMilestones
{
    private static readonly IncidentStatus[] FurthestFirst = [IncidentStatus.Closed, IncidentStatus.Resolved, IncidentStatus.Mitigated, IncidentStatus.Engaged];

    /// <summary>The status that follows from the milestones that are known.</summary>
    public static IncidentStatus Reached(Func<MilestoneKind, bool> isKnown) =>
        FurthestFirst.FirstOrDefault(status => isKnown(Of(status)!.Value), IncidentStatus.Declared);

    /// <summary>The milestone that says when a status was reached. Null for DECLARED, which has none.</summary>
    public static MilestoneKind? Of(IncidentStatus status) => status switch
    {
        IncidentStatus.Engaged => MilestoneKind.Engaged,
        IncidentStatus.Mitigated => MilestoneKind.Mitigated,
        IncidentStatus.Resolved => MilestoneKind.Resolved,
        IncidentStatus.Closed => MilestoneKind.Closed,
        _ => null,
    };

    /// <summary>The status that a milestone is of. Null for those that are of none.</summary>
    public static IncidentStatus? Of(MilestoneKind kind) => kind switch
    {
        MilestoneKind.Engaged => IncidentStatus.Engaged,
        MilestoneKind.Mitigated => IncidentStatus.Mitigated,
        MilestoneKind.Resolved => IncidentStatus.Resolved,
        MilestoneKind.Closed => IncidentStatus.Closed,
        _ => null,
    };

    /// <summary>Events that take away what the status rested on, or what took it back, and the change of status that follows from them, if any.</summary>
    /// <param name="row">The entry of that change: one that is taken back with it, or a new one, which then says that the status fell.</param>
    /// <param name="now">When it is taken away.</param>
    internal static IncidentEvent[] WithFall(Incident incident, IReadOnlyList<IncidentEvent> events, EntryId row, NodaTime.Instant now)
    {
        var left = events.Aggregate(incident, Incident.Evolve).Status;
        return left == incident.Status
            ? [.. events]
            : [.. events, new StatusChanged(row, new Occurrence(now, Until: null, Precision.Second, incident.Zone), incident.Status, left, Text: null)];
    }
}
