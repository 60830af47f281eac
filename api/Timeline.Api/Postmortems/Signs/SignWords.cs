using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Postmortems.Signs;

/// <summary>The words of a sign in one language.</summary>
internal sealed record SignWords(
    string Language, string Drill, string Down, string AtRisk, string Back, string LevelDown, string LevelDegraded, string LevelAtRisk, string Since, string BackSince, string ExpectedBack,
    string NextUpdate, string StillWorks, string Meanwhile, string Contact, string NotKnown, string Replaces, string Printed, string To, string More, string TimesOf, IReadOnlyList<string> Weekdays, string Date)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public static SignWords English { get; } = new(
        "en", "DRILL: this is an exercise", "Out of order", "May fail", "Works again", "does not work", "works in part", "may fail", "Since", "Works again since", "Expected back", "Next news",
        "Still works", "In the meantime", "Ask", "not known", "Replaces the sign of", "Printed", "to", "and {0} more", "Times of", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], "d MMMM");

    public static SignWords German { get; } = new(
        "de", "ÜBUNG: nur eine Probe", "Außer Betrieb", "Kann ausfallen", "Geht wieder", "geht nicht", "geht teilweise", "kann ausfallen", "Seit", "Geht wieder seit", "Voraussichtlich zurück",
        "Nächste Nachricht", "Geht weiterhin", "Bis dahin", "Fragen an", "nicht bekannt", "Ersetzt den Aushang von", "Gedruckt", "bis", "und {0} weitere", "Uhrzeiten von",
        ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"], "d.M.");

    /// <summary>Null: there are no words in that language.</summary>
    public static SignWords? Find(string? language) => language switch
    {
        null or "en" => English,
        "de" => German,
        _ => null,
    };

    public string StateOf(SignState state) => state switch { SignState.Back => Back, SignState.AtRisk => AtRisk, _ => Down };

    public string? LevelOf(ImpactLevel? level) => level switch { ImpactLevel.Down => LevelDown, ImpactLevel.Degraded => LevelDegraded, ImpactLevel.AtRisk => LevelAtRisk, _ => null };

    /// <summary><c>14:05</c>; on another day <c>14:05, Tuesday 13 May</c>.</summary>
    /// <param name="withDay">True: the day is said of today too.</param>
    public string At(Instant at, IncidentSign sign, bool withDay = false)
    {
        var zone = DateTimeZoneProviders.Tzdb[sign.Zone];
        var (local, today) = (at.InZone(zone), sign.At.InZone(zone).Date);
        var clock = Clock.Format(local.TimeOfDay);
        if (local.Date == today && !withDay)
            return clock;
        var year = local.Year == today.Year ? "" : string.Create(CultureInfo.InvariantCulture, $" {local.Year}");
        return $"{clock}, {Weekdays[(int)local.DayOfWeek - 1]} {LocalDatePattern.Create(Date, CultureInfo.InvariantCulture).Format(local.Date)}{year}";
    }

    public string AndMore(int count) => string.Format(CultureInfo.InvariantCulture, More, count);
}
