using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>What a short zone name means: one or more regions of the tz database, the likeliest first.</summary>
internal static class ZoneNames
{
    private static readonly Dictionary<string, string[]> Regions = new(StringComparer.Ordinal)
    {
        ["UTC"] = ["UTC"], ["GMT"] = ["GMT"],
        ["EST"] = ["America/New_York"], ["EDT"] = ["America/New_York"], ["ET"] = ["America/New_York"],
        ["CST"] = ["America/Chicago", "Asia/Shanghai", "America/Havana"], ["CDT"] = ["America/Chicago"], ["CT"] = ["America/Chicago"],
        ["MST"] = ["America/Denver"], ["MDT"] = ["America/Denver"], ["MT"] = ["America/Denver"],
        ["PST"] = ["America/Los_Angeles"], ["PDT"] = ["America/Los_Angeles"], ["PT"] = ["America/Los_Angeles"],
        ["AKST"] = ["America/Anchorage"], ["AKDT"] = ["America/Anchorage"], ["HST"] = ["Pacific/Honolulu"],
        ["AST"] = ["America/Halifax", "Asia/Riyadh"], ["ADT"] = ["America/Halifax"], ["NST"] = ["America/St_Johns"], ["NDT"] = ["America/St_Johns"],
        ["BST"] = ["Europe/London", "Asia/Dhaka"], ["IST"] = ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
        ["CET"] = ["Europe/Berlin"], ["CEST"] = ["Europe/Berlin"], ["MEZ"] = ["Europe/Berlin"], ["MESZ"] = ["Europe/Berlin"],
        ["EET"] = ["Europe/Helsinki"], ["EEST"] = ["Europe/Helsinki"], ["WET"] = ["Europe/Lisbon"], ["MSK"] = ["Europe/Moscow"],
        ["SAST"] = ["Africa/Johannesburg"], ["PKT"] = ["Asia/Karachi"], ["SGT"] = ["Asia/Singapore"], ["HKT"] = ["Asia/Hong_Kong"],
        ["JST"] = ["Asia/Tokyo"], ["KST"] = ["Asia/Seoul"], ["AWST"] = ["Australia/Perth"], ["ACST"] = ["Australia/Adelaide"], ["ACDT"] = ["Australia/Adelaide"],
        ["AEST"] = ["Australia/Sydney"], ["AEDT"] = ["Australia/Sydney"], ["NZST"] = ["Pacific/Auckland"], ["NZDT"] = ["Pacific/Auckland"],
    };

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
}
