using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Reads the line in which a chat names the speaker before the time: "Anna Berg  10:02 PM", "Anna, [13.05.14 22:02]", "anna — Today at 22:02".</summary>
internal static class SpeakerReader
{
    private const int LongestLine = 120;
    private const int LongestName = 60;

    /// <summary>Of which tags leave many blanks.</summary>
    private const int LongestDeed = 600;

    private static readonly string[] Deeds = [" added a comment", " made changes", " created issue", " commented", " changed the status", " updated the issue", " added a worklog"];

    /// <param name="name">The speaker, as positions in the line.</param>
    public static bool TryRead(ReadOnlySpan<char> line, out (int Start, int End) name, out TimeMarker marker)
    {
        name = default;
        marker = default;
        if (line.Length is < 5 or > LongestDeed || !line.ContainsAnyInRange('0', '9'))
            return false;
        var start = Chars.SkipBlanks(line, 0);
        if (TryDeed(line, start, out name, out marker))
            return true;
        if (line.Length > LongestLine)
            return false;
        for (var at = start + 1; at < line.Length && at - start <= LongestName; at++)
        {
            if (!IsEdge(line, at, out var strong, out var end) || !AuthorScanner.IsName(line[start..end], lowerCase: strong))
                continue;
            if (!strong && !line[start..end].Contains(' '))
                continue;
            if (!MarkerScanner.TryRead(line, at, out marker) || marker.Clock is null || marker.Notation != ClockNotation.Sure || !ReachesEnd(line, marker))
                continue;
            name = (start, end);
            return true;
        }

        return false;
    }

    /// <summary>The line heads what somebody did, however far below it is told.</summary>
    public static bool SaysDeed(ReadOnlySpan<char> line)
    {
        foreach (var deed in Deeds)
            if (line.Contains(deed, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>"Anna Berg added a comment - 05/Mar/24 9:10 AM", as trackers head what was done.</summary>
    private static bool TryDeed(ReadOnlySpan<char> line, int start, out (int Start, int End) name, out TimeMarker marker)
    {
        marker = default;
        name = default;
        foreach (var deed in Deeds)
        {
            var found = line.IndexOf(deed, StringComparison.OrdinalIgnoreCase);
            if (found <= start || found - start > LongestName)
                continue;
            name = Chars.Trim(line, start, found);
            var at = found + deed.Length;
            while (at < line.Length && (Chars.IsBlank(line[at]) || line[at] is '-' or '–' or '—' or ':'))
                at++;
            return AuthorScanner.IsName(line[name.Start..name.End], lowerCase: true) && MarkerScanner.TryRead(line, at, out marker) && marker is { Clock: not null, Day: not null };
        }

        return false;
    }

    /// <summary>A line that is a name and nothing else, as newer chats put above the time.</summary>
    public static bool IsNameLine(ReadOnlySpan<char> line) => line.Length <= LongestName && AuthorScanner.IsName(line, lowerCase: false);

    /// <summary>Where a name may end and a time begin. A strong edge is one that prose does not have.</summary>
    private static bool IsEdge(ReadOnlySpan<char> line, int at, out bool strong, out int end)
    {
        strong = false;
        end = at;
        if (!Chars.IsBlank(line[at - 1]) && line[at] != '\t')
            return false;
        if (!(Chars.IsDigit(line[at]) || line[at] is '[' or '(' or 'T' or 't' or 'Y' or 'y' || char.IsLetter(line[at])))
            return false;
        while (end > 0 && Chars.IsBlank(line[end - 1]))
            end--;
        strong = at - end >= 2 || line[end..at].Contains('\t') || line[at] is '[' or '(';
        if (end > 0 && line[end - 1] is '—' or '–' or '-' or ',' or '|' or '•' or '·')
        {
            strong |= line[end - 1] != '-';
            end--;
        }

        while (end > 0 && Chars.IsBlank(line[end - 1]))
            end--;
        return end > 0;
    }

    /// <summary>After the time the line ends, or a colon after a bracket leads to the text.</summary>
    private static bool ReachesEnd(ReadOnlySpan<char> line, TimeMarker marker) =>
        marker.End == line.Length || line[marker.TypedEnd] is ']' or ')' && marker.Separator == ':';
}
