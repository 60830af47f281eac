using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>Names of months and days of the week: English, German and French, whole and short.</summary>
internal static class DateNames
{
    public const int Longest = 10;

    private static readonly Dictionary<string, int> Months = Numbered(
        "jan january januar jänner jän janvier janv", "feb february februar fev fév février févr", "mar march märz mär mrz mars",
        "apr april avr avril", "may mai", "jun june juni juin", "jul july juli juil juillet", "aug august août aou",
        "sep sept september septembre", "oct october okt oktober octobre", "nov november novembre", "dec december dez dezember déc décembre");

    private static readonly Dictionary<string, int> Weekdays = Numbered(
        "mon monday montag lundi", "tue tues tuesday dienstag mardi", "wed weds wednesday mittwoch mercredi", "thu thur thurs thursday donnerstag jeudi",
        "fri friday freitag vendredi", "sat saturday samstag samedi", "sun sunday sonntag dimanche");

    public static int? Month(ReadOnlySpan<char> word) => Find(Months, word);

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
