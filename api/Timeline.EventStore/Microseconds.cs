using NodaTime;

namespace Timeline.EventStore;

/// <summary>PostgreSQL's timestamptz keeps whole microseconds; an <see cref="Instant"/> keeps nanoseconds.</summary>
internal static class Microseconds
{
    private const long TicksPerMicrosecond = 10;

    /// <summary>For a timestamptz column, cut to the microsecond, so that what is read back is never after what was meant.</summary>
    public static DateTime ToColumn(Instant instant)
    {
        var utc = instant.ToDateTimeUtc();
        return utc.AddTicks(-(utc.Ticks % TicksPerMicrosecond));
    }

    public static Instant FromColumn(DateTime utc) => Instant.FromDateTimeUtc(utc);
}
