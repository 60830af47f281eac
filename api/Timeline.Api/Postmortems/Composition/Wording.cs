using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Moments and lengths of time in words, the same in every output.</summary>
internal static class Wording
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd, d MMMM uuuu");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern ClockWithSeconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>For example <c>18 min</c>, <c>8 h 45 min</c>, <c>2 d 3 h</c>, <c>45 s</c>. Rounds down to the smaller unit shown.</summary>
    public static string Length(long seconds)
    {
        var (sign, rest) = seconds < 0 ? ("−", -seconds) : ("", seconds);
        var (days, hours, minutes) = (rest / 86400, rest % 86400 / 3600, rest % 3600 / 60);
        return sign + (days, hours, minutes) switch
        {
            ( > 0, 0, _) => Number(days, "d"),
            ( > 0, _, _) => Number(days, "d") + " " + Number(hours, "h"),
            (_, > 0, 0) => Number(hours, "h"),
            (_, > 0, _) => Number(hours, "h") + " " + Number(minutes, "min"),
            (_, _, > 0) when rest % 60 == 0 => Number(minutes, "min"),
            (_, _, > 0) => Number(minutes, "min") + " " + Number(rest % 60, "s"),
            _ => Number(rest, "s"),
        };
    }

    public static string DayOf(Instant at, DateTimeZone zone) => Day.Format(at.InZone(zone).Date);

    public static string ClockOf(Instant at, DateTimeZone zone)
    {
        var time = at.InZone(zone).TimeOfDay;
        return (time.Second == 0 ? Clock : ClockWithSeconds).Format(time);
    }

    /// <summary>For example <c>2014-05-13 22:02</c>.</summary>
    public static string StampOf(Instant at, DateTimeZone zone) => Stamp.Format(at.InZone(zone).LocalDateTime);

    private static string Number(long value, string unit) => value.ToString(CultureInfo.InvariantCulture) + " " + unit;
}
