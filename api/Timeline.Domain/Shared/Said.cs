using NodaTime;

namespace Timeline.Domain.Shared;

/// <summary>When a person says that something happened, and who they say did it, before it is checked.</summary>
/// <param name="At">Null: now.</param>
/// <param name="Until">The end of a range. Null: a moment.</param>
/// <param name="Zone">The zone in which it is said, as a tz database name. Null: the incident's.</param>
/// <param name="Author">Who did or saw it. Null: whoever records it.</param>
public sealed record Said(Instant? At = null, Precision Precision = Precision.Minute, Instant? Until = null, string? Zone = null, string? Author = null)
{
    /// <summary>Now, in the incident's zone, by whoever records it.</summary>
    public static readonly Said Now = new();
}
