using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Notes whose times stand below their texts, as status pages and some pagers print them.</summary>
internal static class TrailingStamps
{
    private static readonly WordList Labels = new(
        "resolved", "monitoring", "identified", "investigating", "update", "postmortem", "completed", "scheduled", "in progress", "verifying", "acknowledged", "triggered");

    /// <summary>For the first line of each entry the line of its time. Null when times stand before their texts.</summary>
    public static Dictionary<int, (int Line, TimeMarker Marker)>? Find(NoteLines lines)
    {
        var found = new Dictionary<int, (int Line, TimeMarker Marker)>();
        var start = -1;
        var dated = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.IsBlank(i))
                continue;
            var span = lines.Span(i);
            if (IsHeading(lines, i, span))
            {
                start = -1;
                continue;
            }

            if (TryStamp(lines, i, span, out var marker))
            {
                // A time before any text, or two in a row: times stand above.
                if (start < 0)
                    return null;
                found.Add(start, (i, marker));
                dated |= marker.Day is not null;
                start = -1;
                continue;
            }

            if (lines.TryMarker(i, out marker) && marker.Clock is { Notation: ClockNotation.Sure } || SpeakerReader.TryRead(span, out _, out _))
                return null;
            if (start < 0 || IsLabel(span))
                start = i;
        }

        return start < 0 && dated && found.Count > 0 ? found : null;
    }

    private static bool IsHeading(NoteLines lines, int line, ReadOnlySpan<char> span) =>
        LineShapes.IsTitle(span) || LineShapes.IsRule(span) || lines.TryMarker(line, out var day) && day is { Clock: null, Day: not null } && LineShapes.IsClosing(span[day.End..]);

    /// <summary>A line that is a time and nothing else; status pages write "Posted 3 days ago." before it.</summary>
    private static bool TryStamp(NoteLines lines, int line, ReadOnlySpan<char> span, out TimeMarker marker)
    {
        var from = 0;
        marker = default;
        var ago = span.Length < 160 && span[0] is 'P' or 'p' or ' ' or '*' ? span.IndexOf(" ago.", StringComparison.OrdinalIgnoreCase) : -1;
        if (ago > 0 && span.TrimStart().StartsWith("posted", StringComparison.OrdinalIgnoreCase))
            from = ago + 5;
        return (from == 0 ? lines.TryMarker(line, out marker) : MarkerScanner.TryRead(span, from, out marker)) && marker is { Clock: { Notation: ClockNotation.Sure }, Bracketed: false } && LineShapes.IsClosing(span[marker.End..]);
    }

    private static bool IsLabel(ReadOnlySpan<char> span)
    {
        var at = span.IndexOfAnyExcept("*_# ");
        return at >= 0 && Labels.TryRead(span, ref at, out _) && (at == span.Length || span[at..].IndexOfAnyExcept("*_ ") is var next && (next < 0 || span[at + next] is '-' or '–' or '—' or ':'));
    }
}
