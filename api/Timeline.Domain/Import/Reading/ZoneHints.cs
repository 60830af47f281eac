using System.Buffers;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Finds the zone in a line that names it for all times: "All times are CEST", "Timezone: Europe/Berlin", "Timeline (Pacific)".</summary>
internal static class ZoneHints
{
    private const int LongestLine = 400;
    private static readonly SearchValues<char> Decoration = SearchValues.Create(" \t(*_-[#>|");

    private static readonly WordList Words = new("times", "time", "timezone", "timestamps", "timeline", "tz", "zone", "uhrzeiten", "zeiten", "zeitzone", "heures", "horas", "horario", "fuso", "fuseau");

    private static readonly string[] Openings = ["all times", "times", "timestamps", "timezone", "time zone", "tz", "alle zeiten", "zeiten", "zeitzone"];

    /// <summary>A line that is about the times of the notes, and not one that mentions a time and a zone.</summary>
    public static bool IsAbout(ReadOnlySpan<char> line) =>
        Opens(line) || ContextScanner.SaysTimeline(line) && line.Length <= 120 || line.Contains("all times", StringComparison.OrdinalIgnoreCase) || line.Contains("times are", StringComparison.OrdinalIgnoreCase)
        || line.Contains("times in", StringComparison.OrdinalIgnoreCase) || line.Contains("timestamps", StringComparison.OrdinalIgnoreCase) || line.Contains("times below", StringComparison.OrdinalIgnoreCase);

    /// <param name="inEntry">The line stands under an entry, where only a line that is about nothing else counts.</param>
    public static ZoneMark? Find(ReadOnlySpan<char> line, bool inEntry)
    {
        if (line.Length > LongestLine || inEntry && !Opens(line))
            return null;
        if (!SaysTimes(line))
            return null;
        for (var at = 0; at < line.Length; at++)
        {
            if (!char.IsAsciiLetterUpper(line[at]) || at > 0 && (Chars.IsWord(line[at - 1]) || line[at - 1] is '/' or '-' or '+'))
                continue;
            var after = at;
            if (ZoneScanner.TryName(line, ref after, meridiem: true, out var mark) || ZoneWords.TryRead(line, ref after, out mark))
                return mark;
        }

        return null;
    }

    /// <summary>A zone behind the day of a heading: "13 May 2014 (CEST)".</summary>
    public static ZoneMark? AtStart(ReadOnlySpan<char> rest)
    {
        var at = rest.IndexOfAnyExcept(" ([");
        return at >= 0 && ZoneScanner.TryName(rest, ref at, meridiem: false, out var zone) ? zone : null;
    }

    private static bool SaysTimes(ReadOnlySpan<char> line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            var end = at;
            if (char.IsLetter(line[at]) && (at == 0 || !Chars.IsWord(line[at - 1])) && Words.TryRead(line, ref end, out _))
                return true;
        }

        return false;
    }

    /// <summary>A zone behind a clock time in a sentence: "starting at about 20:00 UTC".</summary>
    public static ZoneMark? AfterClock(ReadOnlySpan<char> line)
    {
        line = line.Length > LongestLine ? line[..LongestLine] : line;
        for (var at = 0; at < line.Length; at++)
        {
            if (!Chars.IsDigit(line[at]) || at > 0 && (Chars.IsWord(line[at - 1]) || line[at - 1] is ':' or '.' or '-' or '/'))
                continue;
            var end = at;
            if (ClockScanner.TryRead(line, ref end, out var clock) && clock.Notation == ClockNotation.Sure && ZoneScanner.TryReadAfterTime(line, ref end, dated: false, clock.Meridiem, out var zone))
                return zone;
        }

        return null;
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
