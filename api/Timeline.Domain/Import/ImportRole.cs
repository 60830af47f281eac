namespace Timeline.Domain.Import;

/// <summary>What an imported entry means. Roles other than a plain entry kind set the milestones that they imply.</summary>
public enum ImportRole
{
    Note,
    Observation,
    Action,
    Communication,
    Vendor,
    Feedback,

    /// <summary>First contact: somebody told us.</summary>
    Reported,

    /// <summary>The formal ticket.</summary>
    Ticketed,
    ContactAttempt,
    Engaged,
    Update,
    RootCause,
    Mitigated,
    Resolved,
}
