using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Statuses are passed through in one direction; going back takes a retraction.</summary>
internal static class StatusRules
{
    /// <summary>Null while the incident has not reached that status.</summary>
    public static Rejection? Past(Incident incident, IncidentStatus to)
    {
        if (incident.Status < to)
            return null;

        var reached = incident.KnownMilestone(StatusMilestones.Of(incident.Status)!.Value)!;
        var byEntry = reached.EntryId is { } id && incident.Entries.TryGetValue(id, out var entry)
            && Milestones.ImpliedBy(entry.Origin).Contains(reached.Kind) && entry.When == reached.When;
        var advice = (incident.Status == to, byEntry) switch
        {
            (false, _) => $"To say when it was {Say.Words(to)}, set that milestone.",
            (true, true) => "To correct the time, amend that entry.",
            (true, false) => "To correct the time, set that milestone again.",
        };
        return new(RejectionCode.AlreadyInStatus, $"{incident.Key} is already {Say.Words(incident.Status)} since {Say.Time(reached.At)}. {advice}");
    }
}
