using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Times in the sentences of a story: in the incident's zone, the day named where it is not that of the moment.</summary>
internal sealed class StoryTimes(string zone, Instant moment)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);
    private static readonly LocalDatePattern Day = LocalDatePattern.Create("d MMMM", CultureInfo.InvariantCulture);
    private static readonly LocalDatePattern DayAndYear = LocalDatePattern.Create("d MMMM uuuu", CultureInfo.InvariantCulture);

    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;

    public Instant Moment => moment;

    private LocalDate Today => moment.InZone(_zone).Date;

    /// <summary><c>22:06</c>, <c>13 May, 22:06</c>, <c>about 22:00</c>.</summary>
    public string At(Instant at, Precision precision = Precision.Minute)
    {
        var local = at.InZone(_zone);
        var day = On(local.Date);
        return precision switch
        {
            Precision.Day => day ?? "today",
            Precision.Hour or Precision.Approximate => $"about {ClockOn(day, local)}",
            _ => ClockOn(day, local),
        };
    }

    /// <summary><c>at 22:06</c>, <c>on 13 May at 22:06</c>, <c>at about 22:00</c>, <c>on 13 May</c>, <c>today</c>.</summary>
    public string When(Instant at, Precision precision = Precision.Minute)
    {
        var local = at.InZone(_zone);
        var day = Date(local.Date);
        var clock = $"at {(precision is Precision.Hour or Precision.Approximate ? "about " : "")}{Clock.Format(local.TimeOfDay)}";
        return precision == Precision.Day ? day : local.Date == Today ? clock : $"{day} {clock}";
    }

    /// <summary>As <see cref="When"/>, with how long ago that is, or in how long.</summary>
    public string WhenAndAgo(Instant at, Precision precision = Precision.Minute) =>
        precision == Precision.Day ? When(at, precision) : $"{When(at, precision)}, {Ago(at)}";

    /// <summary>As <see cref="At"/>, with how long ago that is, or in how long.</summary>
    public string AtAndAgo(Instant at, Precision precision = Precision.Minute) =>
        precision == Precision.Day ? At(at, precision) : $"{At(at, precision)}, {Ago(at)}";

    /// <summary><c>18 min ago</c>, <c>just now</c>, <c>in 2 h</c>.</summary>
    public string Ago(Instant at) => (moment - at) switch
    {
        var past when past >= Duration.FromMinutes(1) => $"{Say.RoughSpan(past)} ago",
        var ahead when ahead <= -Duration.FromMinutes(1) => $"in {Say.RoughSpan(-ahead)}",
        _ => "just now",
    };

    /// <summary><c>on 15 May</c>, <c>today</c>.</summary>
    public string Date(LocalDate date) => On(date) is { } day ? $"on {day}" : "today";

    /// <summary>Whether that day is over.</summary>
    public bool IsPast(LocalDate date) => date < Today;

    private string? On(LocalDate date) => date == Today ? null : date.Year == Today.Year ? Day.Format(date) : DayAndYear.Format(date);

    private static string ClockOn(string? day, ZonedDateTime local) => day is null ? Clock.Format(local.TimeOfDay) : $"{day}, {Clock.Format(local.TimeOfDay)}";
}
