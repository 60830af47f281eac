using System.Runtime.InteropServices;
using NodaTime;

namespace Timeline.Domain.Shared;

/// <summary>Every moment that a person can have meant by what they said.</summary>
/// <param name="From">The earliest.</param>
/// <param name="To">After the latest.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MeantTime(Instant From, Instant To)
{
    /// <summary>"At four" is said of ten to four too, and "about four" of anything near.</summary>
    private static readonly Duration Around = Duration.FromMinutes(30);

    /// <summary>Of a range: from its start to its end.</summary>
    public static MeantTime Of(Occurrence when) => new(Of(when.At, when).From, Of(when.Until ?? when.At, when).To);

    /// <summary>True when all of it lies before all of the other, whatever was meant by either.</summary>
    public bool IsBefore(MeantTime other) => To <= other.From;

    /// <summary>True when the same moment can have been meant.</summary>
    public bool MayBe(MeantTime other) => !IsBefore(other) && !other.IsBefore(this);

    private static MeantTime Of(Instant at, Occurrence said) => said.Precision switch
    {
        Precision.Second => Unit(at, NodaConstants.TicksPerSecond),
        Precision.Minute => Unit(at, NodaConstants.TicksPerMinute),
        Precision.Hour => new(at - Around, at + Duration.FromHours(1)),
        Precision.Approximate => new(at - Around, at + Around),
        _ => Day(at, DateTimeZoneProviders.Tzdb[said.Zone]),
    };

    private static MeantTime Unit(Instant at, long ticks)
    {
        var start = Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / ticks * ticks);
        return new(start, start + Duration.FromTicks(ticks));
    }

    private static MeantTime Day(Instant at, DateTimeZone zone)
    {
        var date = at.InZone(zone).Date;
        return new(date.StartIn(zone), date.PlusDays(1).StartIn(zone));
    }
}
