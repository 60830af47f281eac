using NodaTime;

namespace Timeline.Domain.Shared;

/// <summary>When something happened, as a person said it.</summary>
/// <param name="At">The moment, or the start of a range.</param>
/// <param name="Until">The end of a range, not before <paramref name="At"/>. Null for a moment.</param>
/// <param name="Precision">How exactly it was said.</param>
/// <param name="Zone">The zone in which it was said, as a tz database name.</param>
public sealed record Occurrence(Instant At, Instant? Until, Precision Precision, string Zone);

/// <summary>How exactly a time was said.</summary>
public enum Precision
{
    Second,
    Minute,
    Hour,
    Day,
    Approximate,
}
