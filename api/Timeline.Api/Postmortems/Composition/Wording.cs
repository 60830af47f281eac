using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Moments in words, the same in every output.</summary>
internal static class Wording
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dddd, d MMMM uuuu");
    private static readonly LocalDatePattern ShortDay = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern ClockWithSeconds = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss");
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private static readonly OffsetPattern Offset = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    public static string DayOf(Instant at, DateTimeZone zone) => Day.Format(at.InZone(zone).Date);

    /// <summary>For example <c>22:02</c>; in an hour that clocks show twice also which of the two it was: <c>01:30 (second, UTC−06:00)</c>.</summary>
    public static string ClockOf(Instant at, DateTimeZone zone)
    {
        var time = at.InZone(zone).TimeOfDay;
        return (time.Second == 0 ? Clock : ClockWithSeconds).Format(time) + WhichOf(at, zone);
    }

    /// <summary>As <see cref="ClockOf"/>; a day or more after the moment before it with its day, since a clock alone would be read as the next: <c>Thu 15 Mar 17:00</c>.</summary>
    public static string ClockAfter(Instant? previous, Instant at, DateTimeZone zone) =>
        previous is { } before && at - before >= Duration.FromDays(1) ? $"{ShortDay.Format(at.InZone(zone).Date)} {ClockOf(at, zone)}" : ClockOf(at, zone);

    /// <summary>For example <c>2014-05-13 22:02</c>, and which of two as <see cref="ClockOf"/>.</summary>
    public static string StampOf(Instant at, DateTimeZone zone) => Stamp.Format(at.InZone(zone).LocalDateTime) + WhichOf(at, zone);

    /// <summary>The beginning of a text that stands in full elsewhere, cut between words.</summary>
    public static string Excerpt(string text)
    {
        var cut = Say.Excerpt(text);
        return cut.EndsWith('…') && cut.LastIndexOf(' ') is > 0 and var end ? cut[..end].TrimEnd(',', ';', ':', '.') + "…" : cut;
    }

    private static string WhichOf(Instant at, DateTimeZone zone)
    {
        var zoned = at.InZone(zone);
        var times = zone.MapLocal(zoned.LocalDateTime);
        if (times.Count < 2)
            return "";
        var offset = zoned.Offset == NodaTime.Offset.Zero ? "" : Offset.Format(zoned.Offset).Replace('-', '−');
        return $" ({(times.First() == zoned ? "first" : "second")}, UTC{offset})";
    }
}
