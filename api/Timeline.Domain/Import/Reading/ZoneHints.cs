using System.Buffers;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Finds the zone in a line that names it for all times: "All times are CEST", "Timezone: Europe/Berlin".</summary>
internal static class ZoneHints
{
    private const int LongestLine = 200;
    private static readonly SearchValues<char> Decoration = SearchValues.Create(" \t(*_-[#");

    private static readonly string[] Words = ["times", "time", "timezone", "timestamps", "tz", "zone", "uhrzeiten", "zeiten", "zeitzone"];

    private static readonly string[] Openings = ["all times", "times", "timestamps", "timezone", "time zone", "tz", "alle zeiten", "zeiten", "zeitzone"];

    /// <param name="inEntry">The line stands under an entry, where only a line that is about nothing else counts.</param>
    public static ZoneMark? Find(ReadOnlySpan<char> line, bool inEntry)
    {
        if (line.Length > LongestLine || inEntry && !Opens(line))
            return null;
        var said = false;
        ZoneMark? zone = null;
        for (var at = 0; at < line.Length; at++)
        {
            if (!Chars.IsWord(line[at]) || at > 0 && (Chars.IsWord(line[at - 1]) || line[at - 1] is '/' or '-' or '+'))
                continue;
            foreach (var word in Words)
            {
                var end = at;
                said |= Chars.TryWord(line, ref end, word);
            }

            var after = at;
            if (zone is null && ZoneScanner.TryName(line, ref after, meridiem: false, out var mark))
                zone = mark;
        }

        return said ? zone : null;
    }

    private static bool Opens(ReadOnlySpan<char> line)
    {
        var at = line.IndexOfAnyExcept(Decoration);
        if (at < 0)
            return false;
        foreach (var words in Openings)
        {
            var end = at;
            if (Chars.TryWord(line, ref end, words))
                return true;
        }

        return false;
    }
}
