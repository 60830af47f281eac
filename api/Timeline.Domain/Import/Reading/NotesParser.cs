using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>
/// Takes notes apart, line by line, into entries and headings of days. Looks at every line a bounded number of times, so the work grows with the
/// length of the text and with nothing else. One instance reads one text.
/// </summary>
internal sealed class NotesParser
{
    /// <summary>Who wraps lines does so at about sixty characters.</summary>
    private const int ShortestWrapped = 50;

    private readonly NoteLines _lines;
    private readonly Notations _notations;
    private readonly ItemList _items;
    private readonly Sections _sections;
    private readonly Dictionary<int, (int Line, TimeMarker Marker)>? _stamps;
    private readonly TextContext _context = new();
    private readonly List<UnreadLine> _unread = [];
    private readonly Shapes _shapes = new();
    private TableReader? _table;

    /// <summary>Up to this line, lines that look like the head of a mail are none.</summary>
    private int _noHead = -1;

    /// <summary>The line that closes a fence whose lines are quoted and not read; -1 when there is none.</summary>
    private int _fenceEnd = -1;

    private NotesParser(string text, int mostEntries)
    {
        var shown = Markup.Show(text);
        _lines = new NoteLines(Folding.Fold(shown));
        _notations = Notations.Of(_lines);
        _sections = Sections.Of(_lines);
        _stamps = TrailingStamps.Find(_lines);
        _items = new ItemList(shown, _lines, mostEntries);
    }

    /// <param name="mostEntries">What follows the last of so many is not read.</param>
    public static ParsedNotes Parse(string text, int mostEntries)
    {
        var parser = new NotesParser(text, mostEntries);
        for (var line = 0; line < parser._lines.Count && parser._items.TooMany is null; line++)
            line = parser.Read(line);
        return parser._items.Finish(parser._context.Zone) with { Days = parser._context.Days, SentenceZone = parser._context.SentenceZone, Unread = parser._unread, Shape = parser._shapes.Most(parser._items.Entries) };
    }

    /// <summary>Reads a line, and those that belong to it. Gives the last line read.</summary>
    private int Read(int line)
    {
        var span = _lines.Span(line);
        if (line <= _fenceEnd)
            _items.Continue(line);
        else if (_lines.IsBlank(line))
            SkipBlank(line);
        else if (!_sections.Holds(line))
            ReadOutside(line, span);
        else if (_stamps is not null && _stamps.TryGetValue(line, out var stamp))
        {
            _items.AddStamped(line, stamp.Line, stamp.Marker);
            _shapes.Add("Status page");
            return stamp.Line;
        }
        else if (LineShapes.IsFence(span))
            ReadFence(line);
        else if (LineShapes.IsRule(span))
            _items.Skip(line);
        else if (TryTable(line, span))
            return line;
        else if (line > _noHead && MailReader.TryRead(_lines, line, out var head, out _noHead))
        {
            _shapes.Add("Mail thread");
            return _items.AddMail(line, head);
        }
        else if (TryMarked(line, span) || TrySpeaker(ref line, span) || TryLabelled(line, span))
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
            _context.AddZone(zone);
            if (_items.Entries == 0)
                _context.AddDay(ContextScanner.FindDay(span, _lines.Number(line), title: true));
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

        if (row.Unread is { } start)
            _unread.Add(new(_lines.Number(line), start));

        _items.AddRow(line, row);
        _shapes.Add(_table.Shape);
        return true;
    }

    /// <summary>A line that begins with a time or with a day.</summary>
    private bool TryMarked(int line, ReadOnlySpan<char> span)
    {
        if (LogReader.TryRead(span, out var entry))
        {
            _items.AddMarked(line, entry);
            _shapes.Add("Server log");
            return true;
        }

        var from = LineShapes.SkipDayWords(span);
        if (!(from == 0 ? _lines.TryMarker(line, out var marker) : MarkerScanner.TryRead(span, from, out marker)))
            return TryOrdinal(line, span);
        if (marker.Anchor && LineShapes.IsClosing(span[marker.End..]))
        {
            _items.AddHeading(line, marker, keepTitle: true);
            return true;
        }

        if (marker.Relative is { } relative)
        {
            if (!relative.FromAnchor && !(marker.SetOff || !marker.Plain || marker.Separator == ',' || span[marker.TypedStart] == '+' || StartsSentence(line)) || IsInsideSentence(line, marker))
                return false;
            _items.AddMarked(line, marker);
            return true;
        }

        var isDayLine = from > 0 && marker.Day is not null && LineShapes.IsClosing(span[marker.End..]);
        if (from > 0 && marker.Day is null && TryOrdinal(line, span))
            return true;
        if (marker.Clock is null || isDayLine)
            return (from == 0 || isDayLine) && TryDay(line, span, marker with { Clock = null, Until = null });
        if (from > 0 || !_notations.Allows(marker.Notation) || LineShapes.IsWordInProse(span, marker) || IsInsideSentence(line, marker)
            || IsSummary(span, marker))
            return false;
        _items.AddMarked(line, marker);
        if (marker.Cell == '\0' && _items.LastAuthor is not null)
            _shapes.Add("Chat");
        return true;
    }

    /// <summary>"Day 2" and nothing else that says a day.</summary>
    private bool TryOrdinal(int line, ReadOnlySpan<char> span)
    {
        if (!LineShapes.TryOrdinal(span, out var day))
            return false;
        _items.AddHeading(line, new() { Day = new(null, 0, 0) { Ordinal = day } }, keepTitle: true);
        return true;
    }

    /// <summary>A sentence before a list of times tells the whole of it: "On 3 March at 16:58 UTC an outage began".</summary>
    private bool IsSummary(ReadOnlySpan<char> span, TimeMarker marker) =>
        marker is { Prose: true, Plain: true, SetOff: false } && _items.Entries == 0 && _notations.Listed >= 3 && char.IsLetter(span.TrimStart()[0]);

    /// <summary>The line above is no sentence that goes on here.</summary>
    private bool StartsSentence(int line) =>
        line == 0 || _lines.Span(line - 1).TrimEnd() is var above && (above.Length < ShortestWrapped || above[^1] is '.' or '!' or '?' or ':' or ';');

    /// <summary>The line above leads on to this one; a short one that begins with a time of its own does not.</summary>
    private bool IsInsideSentence(int line, TimeMarker marker) =>
        line > 0 && marker is { Plain: true, Day: null } && _lines.Span(line - 1) is var above && LineShapes.LeadsOn(above)
        && (above.Length >= ShortestWrapped || !(_lines.TryMarker(line - 1, out var first) && first.SaysTime));

    private bool TryDay(int line, ReadOnlySpan<char> span, TimeMarker marker)
    {
        if (marker.Day is not { } day)
            return false;
        var rest = span[marker.End..].TrimEnd();
        var titled = LineShapes.IsTitle(span);
        if (titled || LineShapes.IsClosing(rest) || rest[0] == '(' && rest[^1] == ')')
        {
            _context.AddZone(ZoneHints.AtStart(rest) ?? ZoneHints.Find(rest, inEntry: false));
            _items.AddHeading(line, marker, titled && !LineShapes.IsClosing(rest));
            return true;
        }

        // A day with a text of its own: an entry that is exact to the day.
        var bareNumbers = day is { Year: null, HasDate: true } && !char.IsLetter(span[marker.TypedEnd - 1]) && !char.IsLetter(span[marker.TypedStart]);
        var told = marker is { Prose: true, Separator: ',' } && day.Year is not null;
        if (!marker.SetOff && !told || bareNumbers || !Chars.IsBlank(span[marker.End - 1]) && marker.Cell == '\0' || IsInsideSentence(line, marker))
            return false;
        _items.AddMarked(line, marker);
        return true;
    }

    private bool TryLabelled(int line, ReadOnlySpan<char> span)
    {
        if (!_notations.IsLabelled || !LabelledTimes.TryRead(span, out var marker, out var label))
            return false;
        _items.AddLabelled(line, marker, label);
        return true;
    }

    /// <summary>The speaker, then the time; the words come in the lines below, or after a colon.</summary>
    private bool TrySpeaker(ref int line, ReadOnlySpan<char> span)
    {
        if (SpeakerReader.TryRead(span, out var name, out var marker))
        {
            if (marker.End == span.Length && !SpeakerReader.SaysDeed(span) && !IsSpoken(line + 1))
                return false;
            _items.AddSpeaker(line, marker, name);
            _shapes.Add("Chat");
            return true;
        }

        // Newer chats put the name and the time in lines of their own.
        if (!SpeakerReader.IsNameLine(span) || line > 0 && !_lines.IsBlank(line - 1) || line + 2 >= _lines.Count || !IsSpoken(line + 2))
            return false;
        var below = _lines.Span(line + 1);
        if (!MarkerScanner.TryRead(below, 0, out marker) || marker.Clock is null || marker.Notation != ClockNotation.Sure || marker.End != below.Length)
            return false;
        _items.AddNamed(line, marker);
        _shapes.Add("Chat");
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
        var titled = LineShapes.IsTitle(span) || LineShapes.IsBoldLine(span) && !_items.HasOpenEntry;
        var leaves = LineShapes.IsTitle(span);
        if (leaves)
            _items.LeaveEntry();
        var wrapped = titled ? span : _lines.Wrapped(line);
        var inEntry = _items.HasOpenEntry;
        _context.ReadZone(span, wrapped, inEntry);
        if (!inEntry && ReadContext(line, span, wrapped, titled || _items.Entries == 0 && line == 0))
            return;
        if (Suspicion.Find(span) is { } start && (_items.Entries > 0 || line == 0 || !LineShapes.LeadsOn(_lines.Span(line - 1))))
            _unread.Add(new(_lines.Number(line), start));
        _items.Continue(line);
    }

    /// <summary>A line outside of the section that is the timeline.</summary>
    private void ReadOutside(int line, ReadOnlySpan<char> span)
    {
        var titled = LineShapes.IsTitle(span) || line == 0;
        var wrapped = titled ? span : _lines.Wrapped(line);
        _context.ReadZone(span, wrapped, inEntry: false);
        if (_items.Entries == 0)
            ReadContext(line, span, wrapped, titled);
        _items.LeaveOut(line);
    }

    /// <summary>Keeps the day that a line outside of entries says. True when the line has been taken.</summary>
    private bool ReadContext(int line, ReadOnlySpan<char> span, ReadOnlySpan<char> wrapped, bool titled)
    {
        if (_items.Entries == 0)
            _context.AddClock(span);
        if (ContextScanner.FindDay(wrapped, _lines.Number(line), titled) is not { } found)
            return false;
        if (_items.Entries > 0 && _sections.Holds(line) && titled && found.Trust >= ContextTrust.Title)
        {
            _items.AddPassing(line, found.Day);
            return true;
        }

        if (_items.Entries == 0)
            _context.AddDay(found);
        return false;
    }
}
