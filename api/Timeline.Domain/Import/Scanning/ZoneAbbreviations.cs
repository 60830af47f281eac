using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>What a short zone name means: one or more regions of the tz database, the likeliest first.</summary>
internal static class ZoneAbbreviations
{
    private static readonly Dictionary<string, string[]> Regions = Table("""
        UTC: UTC
        GMT: GMT
        EST EDT ET: America/New_York
        CST: America/Chicago Asia/Shanghai America/Havana
        CDT CT: America/Chicago
        MST MDT MT: America/Denver
        PST PDT PT: America/Los_Angeles
        AKST AKDT: America/Anchorage
        HST: Pacific/Honolulu
        AST: America/Halifax Asia/Riyadh
        ADT: America/Halifax
        NST NDT: America/St_Johns
        BST: Europe/London
        IST: Asia/Kolkata Europe/Dublin Asia/Jerusalem
        CET CEST MEZ MESZ: Europe/Berlin
        EET EEST: Europe/Helsinki
        WET: Europe/Lisbon
        MSK: Europe/Moscow
        SAST: Africa/Johannesburg
        PKT: Asia/Karachi
        SGT: Asia/Singapore
        HKT: Asia/Hong_Kong
        JST: Asia/Tokyo
        KST: Asia/Seoul
        AWST: Australia/Perth
        ACST ACDT: Australia/Adelaide
        AEST AEDT: Australia/Sydney
        NZST NZDT: Pacific/Auckland
        """);

    /// <summary>Short names that say the season too, so that a clock one hour off can be noticed.</summary>
    public static bool SaysSeason(string name) => name.Length > 2;

    /// <summary>Two-letter names are words or product names as often; they count only after AM or PM.</summary>
    public static bool IsCommonWord(ReadOnlySpan<char> name) => name.Length == 2 && Has(name);

    public static bool IsShort(ReadOnlySpan<char> name) => name.Length > 2 && Has(name);

    public static IReadOnlyList<string> RegionsOf(string name) => Regions[name];

    /// <summary>The German short names are the European ones under another spelling.</summary>
    public static string InTzdb(string name) => name switch { "MEZ" => "CET", "MESZ" => "CEST", _ => name };

    public static DateTimeZone First(string name) => DateTimeZoneProviders.Tzdb[Regions[name][0]];

    private static bool Has(ReadOnlySpan<char> name) => Regions.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(name);

    private static Dictionary<string, string[]> Table(string lines)
    {
        var result = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in lines.ReplaceLineEndings("\n").Split('\n'))
        {
            var parts = line.Split(": ");
            foreach (var name in parts[0].Split(' '))
                result.Add(name, parts[1].Split(' '));
        }

        return result;
    }
}
