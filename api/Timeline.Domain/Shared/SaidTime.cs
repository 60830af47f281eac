using NodaTime;

namespace Timeline.Domain.Shared;

/// <summary>When a person says that something happened, before it is checked.</summary>
/// <param name="At">Null: now.</param>
/// <param name="Until">The end of a range. Null: a moment.</param>
/// <param name="Zone">The zone in which it is said, as a tz database name. Null: the incident's.</param>
public sealed record SaidTime(Instant? At = null, Precision Precision = Precision.Minute, Instant? Until = null, string? Zone = null)
{
    /// <summary>Now, in the incident's zone.</summary>
    public static readonly SaidTime Now = new();
}
