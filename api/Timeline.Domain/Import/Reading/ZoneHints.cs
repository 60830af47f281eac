using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Finds the zone in a line that names it for all times: "All times are CEST", "Timezone: Europe/Berlin".</summary>
internal static class ZoneHints
{
    private const int LongestLine = 200;

    private static readonly string[] Words = ["times", "time", "timezone", "timestamps", "tz", "zone", "uhrzeiten", "zeiten", "zeitzone"];

    public static ZoneMark? Find(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine)
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
}
