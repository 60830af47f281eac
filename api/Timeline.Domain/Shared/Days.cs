using NodaTime;
using NodaTime.TimeZones;

namespace Timeline.Domain.Shared;

/// <summary>Days of the calendar in a zone.</summary>
public static class Days
{
    private static readonly ZoneLocalMappingResolver Earliest = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>When a day begins in a zone. One that the zone left out begins, and ends, where the next does.</summary>
    public static Instant StartIn(this LocalDate day, DateTimeZone zone) => zone.ResolveLocal(day.AtMidnight(), Earliest).ToInstant();
}
