using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Moments in words, the same in every output.</summary>
internal static class Wording
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd, d MMMM uuuu");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern ClockWithSeconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static string DayOf(Instant at, DateTimeZone zone) => Day.Format(at.InZone(zone).Date);

    public static string ClockOf(Instant at, DateTimeZone zone)
    {
        var time = at.InZone(zone).TimeOfDay;
        return (time.Second == 0 ? Clock : ClockWithSeconds).Format(time);
    }

    /// <summary>For example <c>2014-05-13 22:02</c>.</summary>
    public static string StampOf(Instant at, DateTimeZone zone) => Stamp.Format(at.InZone(zone).LocalDateTime);

    /// <summary>An enum value as a cell of its own: <c>Not available</c>.</summary>
    public static string Capital<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var words = Say.Words(value);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
