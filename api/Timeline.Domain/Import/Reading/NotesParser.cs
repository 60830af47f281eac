using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>
/// Takes notes apart, line by line, into entries and headings of days. Looks at every line a bounded number of times, so the work grows with the
/// length of the text and with nothing else. One instance reads one text.
/// </summary>
internal sealed class NotesParser
{
    private readonly string _text;
    private readonly NoteLines _lines;
    private readonly Notations _notations;
    private readonly ItemList _items;
    private TableReader? _table;
    private ZoneMark? _zoneHint;

    /// <summary>Up to this line, lines that look like the head of a mail are none.</summary>
    private int _noHead = -1;

    /// <summary>The line that closes a fence whose lines are quoted and not read; -1 when there is none.</summary>
    private int _fenceEnd = -1;

    private NotesParser(string text, int mostEntries)
    {
        _text = text;
        _lines = new NoteLines(text);
        _notations = Notations.Of(_lines);
        _items = new ItemList(text, _lines, mostEntries);
    }

    /// <param name="mostEntries">What follows the last of so many is not read.</param>
    public static ParsedNotes Parse(string text, int mostEntries)
    {
        var parser = new NotesParser(text, mostEntries);
        for (var line = 0; line < parser._lines.Count && parser._items.TooMany is null; line++)
            line = parser.Read(line);
        return parser._items.Finish(parser._zoneHint);
    }

    /// <summary>Reads a line, and those that belong to it. Gives the last line read.</summary>
    private int Read(int line)
    {
        var span = _lines.Span(line);
        if (line <= _fenceEnd)
            _items.Continue(line);
        else if (_lines.IsBlank(line))
            SkipBlank(line);
        else if (LineShapes.IsFence(span))
            ReadFence(line);
        else if (LineShapes.IsRule(span))
            _items.Skip(line);
        else if (TryTable(line, span))
            return line;
        else if (line > _noHead && MailReader.TryRead(_lines, line, out var head, out _noHead))
            return _items.AddMail(line, head);
        else if (TryMarked(line, span) || TrySpeaker(ref line, span))
            return line;
        else
            ReadText(line, span);
        return line;
    }

    private void SkipBlank(int line)
    {
        _table = null;
        _items.Continue(line);
    }

    /// <summary>A fence opened under an entry quotes a log or a command; one around the notes is only decoration.</summary>
    private void ReadFence(int line)
    {
        if (_items.HasOpenEntry && _notations.FenceAfter(line) is { } end)
        {
            _fenceEnd = end;
            _items.Continue(line);
        }
        else
        {
            _items.Skip(line);
        }
    }

    private bool TryTable(int line, ReadOnlySpan<char> span)
    {
        if (TableReader.TryHeader(span, out var zone) is { } table)
        {
            _table = table;
            _zoneHint ??= zone;
            _items.Skip(line);
            return true;
        }

        if (_table is null)
            return false;
        if (!_table.TryRow(span, out var row))
        {
            _table = null;
            return false;
        }

        _items.AddRow(line, row);
        return true;
    }

    /// <summary>A line that begins with a time or with a day.</summary>
    private bool TryMarked(int line, ReadOnlySpan<char> span)
    {
        var from = LineShapes.SkipDayWords(span);
        if (!MarkerScanner.TryRead(span, from, out var marker))
            return false;
        var isDayLine = from > 0 && marker.Day is not null && LineShapes.IsClosing(span[marker.End..]);
        if (marker.Clock is null || isDayLine)
            return (from == 0 || isDayLine) && TryDay(line, span, marker with { Clock = null, Until = null });
        if (from > 0 || !_notations.Allows(marker.Notation) || IsWordInProse(span, marker) || IsInsideSentence(line, marker))
            return false;
        _items.AddMarked(line, marker);
        return true;
    }

    /// <summary>"Noon shift arrived" is about a shift.</summary>
    private static bool IsWordInProse(ReadOnlySpan<char> span, TimeMarker marker) =>
        char.IsLetter(span[marker.TypedStart]) && marker is { Plain: true, Day: null, SetOff: false } && Chars.SkipBlanks(span, 0) == marker.TypedStart;

    private bool IsInsideSentence(int line, TimeMarker marker) =>
        line > 0 && marker is { Plain: true, Day: null } && LineShapes.LeadsOn(_lines.Span(line - 1));

    private bool TryDay(int line, ReadOnlySpan<char> span, TimeMarker marker)
    {
        if (marker.Day is not { } day)
            return false;
        var rest = span[marker.End..].TrimEnd();
        var titled = LineShapes.IsTitle(span);
        if (titled || LineShapes.IsClosing(rest) || rest[0] == '(' && rest[^1] == ')')
        {
            _zoneHint ??= ZoneOf(rest);
            _items.AddHeading(line, marker, titled && !LineShapes.IsClosing(rest));
            return true;
        }

        // A day with a text of its own: an entry that is exact to the day.
        var bareNumbers = day is { Year: null, HasDate: true } && !char.IsLetter(span[marker.TypedEnd - 1]) && !char.IsLetter(span[marker.TypedStart]);
        if (!marker.SetOff || bareNumbers || !Chars.IsBlank(span[marker.End - 1]) && marker.Cell == '\0' || IsInsideSentence(line, marker))
            return false;
        _items.AddMarked(line, marker);
        return true;
    }

    private static ZoneMark? ZoneOf(ReadOnlySpan<char> rest)
    {
        var at = rest.IndexOfAnyExcept(" ([");
        return at >= 0 && ZoneScanner.TryName(rest, ref at, meridiem: false, out var zone) ? zone : null;
    }

    /// <summary>The speaker, then the time; the words come in the lines below, or after a colon.</summary>
    private bool TrySpeaker(ref int line, ReadOnlySpan<char> span)
    {
        if (SpeakerReader.TryRead(span, out var name, out var marker))
        {
            if (marker.End == span.Length && !IsSpoken(line + 1))
                return false;
            _items.AddSpeaker(line, marker, name);
            return true;
        }

        // Newer chats put the name and the time in lines of their own.
        if (!SpeakerReader.IsNameLine(span) || line > 0 && !_lines.IsBlank(line - 1) || line + 2 >= _lines.Count || !IsSpoken(line + 2))
            return false;
        var below = _lines.Span(line + 1);
        if (!MarkerScanner.TryRead(below, 0, out marker) || marker.Clock is null || marker.Notation != ClockNotation.Sure || marker.End != below.Length)
            return false;
        _items.AddNamed(line, marker);
        line++;
        return true;
    }

    private bool IsSpoken(int line)
    {
        if (line >= _lines.Count || _lines.IsBlank(line))
            return false;
        var span = _lines.Span(line);
        return !(MarkerScanner.TryRead(span, 0, out var marker) && marker.Clock is not null) && !SpeakerReader.TryRead(span, out _, out _);
    }

    private void ReadText(int line, ReadOnlySpan<char> span)
    {
        if (LineShapes.IsTitle(span))
            _items.LeaveEntry();
        _zoneHint ??= ZoneHints.Find(span, _items.HasOpenEntry);
        _items.Continue(line);
    }
}
