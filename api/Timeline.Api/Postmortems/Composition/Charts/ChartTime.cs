using NodaTime;
using NodaTime.Text;

namespace Timeline.Api.Postmortems.Composition.Charts;

/// <summary>A stretch of time along a chart, to scale, with the clock times that stand below it.</summary>
/// <param name="Left">Where it begins, in points.</param>
internal sealed record ChartTime(Instant From, Instant Until, DateTimeZone Zone, double Left, double Width)
{
    private const int MostTicks = 8;

    private static readonly int[] StepsInMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7 * 1440, 14 * 1440, 30 * 1440, 90 * 1440];
    private static readonly LocalDateTimePattern Clock = LocalDateTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalDateTimePattern Day = LocalDateTimePattern.CreateWithInvariantCulture("ddd d MMM");

    public double X(Instant at) => Left + Width * Math.Clamp((at - From) / (Until - From), 0, 1);

    /// <summary>Times on the wall clock, each with its words; a day where it is midnight.</summary>
    public IEnumerable<(Instant At, string Words)> Ticks()
    {
        var step = StepsInMinutes.FirstOrDefault(minutes => (Until - From).TotalMinutes / minutes <= MostTicks, (int)((Until - From).TotalMinutes / MostTicks) + 1);
        var first = From.InZone(Zone).Date.AtMidnight();
        var skip = (int)Math.Ceiling((From.InZone(Zone).LocalDateTime - first).ToDuration().TotalMinutes / step);
        for (var tick = first.PlusMinutes((long)skip * step); ; tick = tick.PlusMinutes(step))
        {
            var at = tick.InZoneLeniently(Zone).ToInstant();
            if (at > Until)
                yield break;
            if (at >= From)
                yield return (at, (tick.TimeOfDay == LocalTime.Midnight ? Day : Clock).Format(tick));
        }
    }
}
