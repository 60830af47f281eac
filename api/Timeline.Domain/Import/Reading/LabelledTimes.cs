using System.Buffers;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Reads lines that say a moment behind its name: "Incident declared: 2024-03-05 09:10 UTC".</summary>
internal static class LabelledTimes
{
    private const int LongestLine = 160;
    private const int LongestLabel = 80;

    private static readonly SearchValues<char> Decoration = SearchValues.Create(" \t*_-#>|•·+");

    /// <summary>Names of a moment at which nothing of the incident happened.</summary>
    private static readonly HashSet<string> Fields = new(
        ["date", "incident date", "date of incident", "day", "when", "date/time", "datum", "fecha", "published", "posted", "updated", "last updated", "created", "modified", "last modified", "written", "printed", "exported", "review", "review date", "due"],
        StringComparer.OrdinalIgnoreCase);

    /// <param name="label">What happened then, as positions in the line.</param>
    public static bool TryRead(ReadOnlySpan<char> line, out TimeMarker marker, out (int Start, int End) label)
    {
        marker = default;
        label = default;
        if (line.Length is < 16 or > LongestLine || !line.ContainsAnyInRange('0', '9'))
            return false;
        var start = line.IndexOfAnyExcept(Decoration);
        if (start < 0 || !char.IsLetter(line[start]))
            return false;
        for (var at = start + 1; at < line.Length && at - start <= LongestLabel; at++)
        {
            if (!char.IsLetterOrDigit(line[at]) || !(Chars.IsBlank(line[at - 1]) || line[at - 1] is '*' or '(' or '|' or ':'))
                continue;
            if (!MarkerScanner.TryRead(line, at, out marker) || marker is not { Clock.Notation: ClockNotation.Sure, Day: { HasDate: true, Year: not null }, Prose: false } || !LineShapes.IsClosing(line[marker.End..]))
                continue;
            label = (start, line[..at].TrimEnd(" \t*_:-–—|(").Length);
            return IsName(line[label.Start..label.End]);
        }

        return false;
    }

    /// <summary>A few words that are no field of the document, and no sentence.</summary>
    private static bool IsName(ReadOnlySpan<char> label) =>
        label.Length >= 3 && !label.ContainsAny(':', ';', '.') && label.Count(' ') < 9 && !Fields.GetAlternateLookup<ReadOnlySpan<char>>().Contains(label.Trim(" *_"));
}
