using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Timeline.Domain.Shared;

/// <summary>Names of the time zone database, and what somebody may have meant by a name that it does not have.</summary>
public static class ZoneNames
{
    private const int LongestName = 60;

    private static readonly HashSet<string> Known = [.. DateTimeZoneProviders.Tzdb.Ids];

    /// <summary>True for a name of the database, in its own spelling. Fixed offsets such as <c>UTC+3</c> are not names.</summary>
    public static bool Exists(string name) => Known.Contains(name);

    /// <summary>The name that is most like what was typed. Null when nothing is.</summary>
    /// <remarks>Understands other case, spaces, a city alone, Windows zone names, and small slips of the finger.</remarks>
    public static string? Nearest(string typed)
    {
        var sought = typed.Trim();
        if (sought.Length is 0 or > LongestName)
            return null;
        if (Known.FirstOrDefault(name => string.Equals(name, sought, StringComparison.OrdinalIgnoreCase)) is { } otherCase)
            return otherCase;

        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.FirstOrDefault(
                mapping => string.Equals(mapping.Key, sought, StringComparison.OrdinalIgnoreCase)).Value is { } windows)
            return windows;

        var folded = Fold(sought);
        return Known
            .Select(name => (Name: name, Whole: Distance(folded, Fold(name)), City: Distance(folded, Fold(City(name)))))
            .Where(candidate => Math.Min(candidate.Whole, candidate.City) <= Math.Max(1, sought.Length / 4))
            .OrderBy(candidate => Math.Min(candidate.Whole, candidate.City))
            .ThenBy(candidate => candidate.Whole)
            .ThenBy(candidate => IsAlias(candidate.Name))
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>The sentence that refuses a name.</summary>
    internal static string Unknown(string field, string name)
    {
        var shown = name.Length > LongestName ? name[..LongestName] + "…" : name;
        return Nearest(name) is { } nearest
            ? $"{field} '{shown}' is not in the time zone database. Did you mean {nearest}?"
            : $"{field} '{shown}' is not in the time zone database. Give a name such as America/Chicago, Europe/Berlin or UTC.";
    }

    private static string City(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static bool IsAlias(string name) => TzdbDateTimeZoneSource.Default.CanonicalIdMap[name] != name;

    private static string Fold(string name) => name.Replace(' ', '_').ToLower(CultureInfo.InvariantCulture);

    /// <summary>Levenshtein distance: single characters added, left out or replaced.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
