using NodaTime;

namespace Timeline.Domain.Sla;

/// <summary>What bounds a calendar and a count.</summary>
public static class SlaLimits
{
    /// <summary>Hours of one week, and of one exception.</summary>
    public const int Hours = 200;

    /// <summary>Holidays of a calendar, and exceptions of one.</summary>
    public const int Dates = 2_000;

    public const int Pauses = 100;

    /// <summary>From the start to the moment looked at, either way, and the longest target.</summary>
    public const int Years = 50;

    /// <summary>A target that is reached later than this after its start counts as never reached.</summary>
    public const int DueDays = 400;

    /// <summary>The longest explanation.</summary>
    public const int Lines = 100;

    /// <summary>The earliest start, and the end of those there can be.</summary>
    public static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);

    public static readonly Instant Latest = Instant.FromUtc(2200, 1, 1, 0, 0);
}
