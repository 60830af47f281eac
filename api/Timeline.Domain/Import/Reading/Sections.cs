using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>The section of a report that is its timeline. Times elsewhere in the report are told again there.</summary>
internal sealed class Sections
{
    private readonly bool[]? _inside;

    private Sections(bool[]? inside) => _inside = inside;

    /// <summary>False for lines of a report that stand outside of its timeline. A text without such a section is all timeline.</summary>
    public bool Holds(int line) => _inside is null || _inside[line];

    public static Sections Of(NoteLines lines)
    {
        bool[]? inside = null;
        var times = 0;
        var level = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var span = lines.Span(i);
            var title = Level(lines, i);
            if (title > 0 && ContextScanner.SaysTimeline(span) && (level == 0 || title <= level))
                level = title;
            else if (title > 0 && title <= level && !SaysDay(span, i))
                level = 0;
            if (level == 0)
                continue;
            inside ??= new bool[lines.Count];
            inside[i] = true;
            times += lines.TryMarker(i, out var marker) && marker.SaysTime ? 1 : 0;
        }

        return new(times >= 2 ? inside : null);
    }

    /// <summary>How deep a title is; a line in bold, or underlined, is the deepest. 0 for none.</summary>
    private static int Level(NoteLines lines, int line)
    {
        var span = lines.Span(line);
        if (LineShapes.IsTitle(span))
            return span.IndexOfAnyExcept('#');
        if (lines.IsBlank(line))
            return 0;
        if (LineShapes.IsBoldLine(span))
            return 7;
        if (span.Length > 2 && span[0] == '=' && span[^1] == '=' && span.ContainsAnyExcept('='))
            return span.IndexOfAnyExcept('=');
        return line + 1 < lines.Count && LineShapes.IsUnderline(lines.Span(line + 1), out var level) && span.Length <= 120 && span[0] is not ('|' or '-' or '*') ? level : 0;
    }

    private static bool SaysDay(ReadOnlySpan<char> span, int line) =>
        ContextScanner.FindDay(span, line, title: true) is not null || MarkerScanner.TryRead(span, 0, out var marker) && marker.Day is not null || LineShapes.SkipDayWords(span) > 0;
}
