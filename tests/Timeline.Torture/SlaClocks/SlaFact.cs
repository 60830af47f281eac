using NodaTime;

namespace Timeline.Torture.SlaClocks;

internal enum SlaFactKind
{
    Reported,

    /// <summary>That it was reported at another time.</summary>
    Corrected,
    Engaged,
    Mitigated,
    Reopened,
    Told,
    Paused,
    Resumed,
}

/// <summary>What somebody said of an incident, and the program acknowledged.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When it happened.</param>
/// <param name="Entry">That says so.</param>
/// <param name="RecordedAt">When it was recorded.</param>
internal sealed record SlaFact(SlaFactKind Kind, Instant At, Guid Entry, Instant RecordedAt);
