using System.Collections.Frozen;
using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>Zones by the words people use for them: Pacific, Eastern Time, Central European Summer Time, Denver, San Francisco.</summary>
internal static class ZoneWords
{
    private const int Longest = 3;

    private static readonly string[] Areas = ["Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    private static readonly string[] Suffixes = ["standard time", "daylight time", "summer time", "daylight", "standard", "local time", "timezone", "time zone", "time"];

    /// <summary>Cities that are also common words or first names.</summary>
    private static readonly HashSet<string> NotCities = new(["Troll", "Easter", "Nome", "Center", "Knox", "Jersey", "Vincent", "Thomas", "Virgin", "Wake", "Macau", "Man", "Nelson", "Regina", "Saratov", "Sofia", "Vincennes", "Victor", "Lima", "Adak", "Petersburg", "Louisville", "Troy"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Zones = Build();

    public static bool TryRead(ReadOnlySpan<char> s, ref int at, out ZoneMark zone)
    {
        zone = default;
        if (!char.IsUpper(s.At(at)))
            return false;
        var end = at;
        string? found = null;
        var after = at;
        for (var words = 0; words < Longest; words++)
        {
            while (end < s.Length && (char.IsLetter(s[end]) || s[end] is '.' && words == 0 && end - at < 3))
                end++;
            if (end - at > 40 || end < s.Length && s[end] == '/')
                break;
            if (!Chars.IsDigit(s.At(end)) && Zones.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(s[at..end], out var id))
                (found, after) = (id, end);
            if (s.At(end) != ' ')
                break;
            end++;
        }

        if (found is null)
            return false;
        var suffix = Chars.SkipBlanks(s, after);
        foreach (var word in Suffixes)
            if (Chars.TryWord(s, ref suffix, word))
            {
                after = suffix;
                break;
            }

        at = after;
        zone = new(Id: found);
        return true;
    }

    private static FrozenDictionary<string, string> Build()
    {
        var zones = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
        {
            if (!Areas.Any(area => id.StartsWith(area, StringComparison.Ordinal)))
                continue;
            var city = id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');
            if (city.Length > 3 && !NotCities.Contains(city))
                zones.TryAdd(city, id);
        }

        foreach (var line in (ReadOnlySpan<string>)
        [
            "America/Los_Angeles:Pacific,San Francisco,Seattle,Portland,San Jose,Silicon Valley,California", "America/Denver:Mountain,Salt Lake City", "America/Chicago:Central,Dallas,Houston,Austin,Texas",
            "America/New_York:Eastern,Boston,Washington,Atlanta,Miami,Philadelphia", "Europe/London:UK,British,Edinburgh,Manchester", "Europe/Berlin:Central European,Munich,Hamburg,Frankfurt,Cologne,German,Germany",
            "Europe/Helsinki:Eastern European", "Asia/Kolkata:Mumbai,Delhi,New Delhi,Bangalore,Bengaluru,Hyderabad,Chennai,Pune,India,Indian", "Asia/Shanghai:Beijing,Shenzhen,China", "Asia/Tokyo:Japan,Osaka",
            "Asia/Jerusalem:Tel Aviv,Israel", "Europe/Zurich:Geneva,Zürich", "Europe/Warsaw:Krakow", "Asia/Seoul:Korea", "Europe/Madrid:Barcelona", "Europe/Rome:Milan", "Australia/Sydney:Sydney", "America/Toronto:Ottawa",
            "America/Sao_Paulo:Rio de Janeiro,São Paulo,Brasília", "Asia/Singapore:Singapore",
        ])
        {
            var parts = line.Split(':');
            foreach (var name in parts[1].Split(','))
                zones[name] = parts[0];
        }

        return zones.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
