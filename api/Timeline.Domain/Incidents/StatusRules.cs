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

        var sinceWhen = incident.Index.Reaching(incident.Status) is { } since ? $" since {Say.Time(since.When.At)}" : "";
        var advice = incident.Status == to
            ? "To correct the time, amend that entry."
            : $"To say when it was {Say.Words(to)}, set that milestone.";
        return new(RejectionCode.AlreadyInStatus, $"{incident.Key} is already {Say.Words(incident.Status)}{sinceWhen}. {advice}");
    }
}
