using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>Names of months and days of the week, whole and short, in the languages that incidents are written in most.</summary>
internal static class DateNames
{
    public const int Longest = 13;

    /// <summary>English, German and French: the month may stand before the day.</summary>
    private static readonly Dictionary<string, int> Months = Numbered(
        "jan january januar jänner jän janvier janv", "feb february februar fev fév février févr", "mar march märz mär mrz mars",
        "apr april avr avril", "may mai", "jun june juni juin", "jul july juli juil juillet", "aug august août aou",
        "sep sept september septembre", "oct october okt oktober octobre", "nov november novembre", "dec december dez dezember déc décembre");

    /// <summary>
    /// Spanish, Portuguese, Italian, Dutch, Polish, Russian, Turkish, Swedish and Danish: read only between a day and a year, or after a day,
    /// since many are words of other languages.
    /// </summary>
    private static readonly Dictionary<string, int> DayFirstMonths = Numbered(
        "enero ene janeiro gennaio gen januari stycznia sty января янв ocak januar", "febrero fevereiro febbraio februari lutego lut февраля фев şubat subat",
        "marzo março marco maart mrt marca марта мар mart", "abril abr aprile kwietnia kwi апреля апр nisan", "mayo maio maggio mag mei maja maj мая май mayıs mayis",
        "junio junho giugno giu czerwca cze июня июн haziran", "julio julho luglio lug lipca lip июля июл temmuz", "agosto ago augustus augusti sierpnia sie августа авг ağustos agustos",
        "septiembre setiembre setembro settembre set września wrzesnia wrz сентября сен eylül eylul", "octubre outubro out ottobre ott października pazdziernika paź октября окт ekim",
        "noviembre novembro listopada lis ноября ноя kasım kasim", "diciembre dic dezembro dicembre grudnia gru декабря дек aralık aralik");

    private static readonly Dictionary<string, int> Weekdays = Numbered(
        "mon monday montag lundi lunes segunda-feira lunedì maandag poniedziałek понедельник pazartesi måndag",
        "tue tues tuesday dienstag mardi martes terça-feira martedì dinsdag wtorek вторник salı tisdag",
        "wed weds wednesday mittwoch mercredi miércoles quarta-feira mercoledì woensdag środa среда çarşamba onsdag",
        "thu thur thurs thursday donnerstag jeudi jueves quinta-feira giovedì donderdag czwartek четверг perşembe torsdag",
        "fri friday freitag vendredi viernes sexta-feira venerdì vrijdag piątek пятница cuma fredag",
        "sat saturday samstag samedi sábado sabato zaterdag sobota суббота cumartesi lördag",
        "sun sunday sonntag dimanche domingo domenica zondag niedziela воскресенье pazar söndag");

    /// <summary>A month that may stand before its day.</summary>
    public static int? Month(ReadOnlySpan<char> word) => Find(Months, word);

    /// <summary>A month that stands after its day.</summary>
    public static int? MonthAfterDay(ReadOnlySpan<char> word) => Find(Months, word) ?? Find(DayFirstMonths, word);

    public static IsoDayOfWeek Weekday(ReadOnlySpan<char> word) => (IsoDayOfWeek)(Find(Weekdays, word) ?? 0);

    private static int? Find(Dictionary<string, int> names, ReadOnlySpan<char> word) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var number) ? number : null;

    private static Dictionary<string, int> Numbered(params string[] names)
    {
        var result = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
            foreach (var name in names[i].Split(' '))
                result.Add(name, i + 1);
        return result;
    }
}
