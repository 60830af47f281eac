using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Collects the items of notes and says of every character which item it belongs to.</summary>
internal sealed class ItemList(string text, NoteLines lines, int mostEntries)
{
    private const int None = -1;

    private readonly List<Draft> _drafts = [];
    private readonly SpanList _spans = new();
    private int _entries;
    private int _current = None;

    /// <summary>The heading of the day that no entry has followed yet.</summary>
    private int _heading = None;

    /// <summary>The line of the first entry over the limit.</summary>
    public int? TooMany { get; private set; }

    public int Entries => _entries;

    /// <summary>An entry is being told, so that further text belongs to it.</summary>
    public bool HasOpenEntry => _current != None;

    /// <summary>Who is said to have said what was added last.</summary>
    public string? LastAuthor => _drafts.Count > 0 ? _drafts[^1].Author : null;

    /// <summary>A line that says nothing.</summary>
    public void Skip(int line) => _spans.AddUpTo(lines[line].Next, NoteSpanKind.Marker, None);

    /// <summary>What follows belongs to no entry until the next time.</summary>
    public void LeaveEntry() => _current = None;

    /// <summary>A line of text without a time at its start.</summary>
    public void Continue(int line)
    {
        if (_heading != None && _entries > 0 && !lines.IsBlank(line))
        {
            // Under the heading of a later day, text without a time tells of that day.
            var heading = _drafts[_heading];
            if (!Begin(heading with { Line = lines.Number(line), IsHeading = false }))
                return;
        }

        AddText(line, lines[line].Start);
    }

    public void AddHeading(int line, TimeMarker marker, bool keepTitle)
    {
        var (start, _, next) = lines[line];
        _drafts.Add(new(lines.Number(line), IsHeading: true, marker, Typed(start, marker), null));
        _current = None;
        _heading = _drafts.Count - 1;
        _spans.AddUpTo(keepTitle ? start + marker.End : next, NoteSpanKind.Marker, None);
        _spans.AddUpTo(next, NoteSpanKind.Outside, None);
    }

    /// <summary>A line that says the day of what follows, and other things.</summary>
    public void AddPassing(int line, DayMark day)
    {
        _drafts.Add(new(lines.Number(line), IsHeading: true, new() { Day = day }, "", null) { Passing = true });
        _spans.AddUpTo(lines[line].Next, _current == None ? NoteSpanKind.Outside : NoteSpanKind.Text, _current);
    }

    /// <summary>A line outside of every entry, whatever it says.</summary>
    public void LeaveOut(int line)
    {
        _current = _heading = None;
        _spans.AddUpTo(lines[line].Next, NoteSpanKind.Outside, None);
    }

    /// <summary>Lines of text whose time stands below them.</summary>
    public void AddStamped(int line, int stamp, TimeMarker marker)
    {
        if (!Begin(new(lines.Number(line), IsHeading: false, marker, Typed(lines[stamp].Start, marker), null)))
            return;
        _spans.AddUpTo(lines[stamp].Start, NoteSpanKind.Text, _current);
        _spans.AddUpTo(lines[stamp].Next, NoteSpanKind.Marker, _current);
    }

    /// <summary>A line that begins with its time.</summary>
    public void AddMarked(int line, TimeMarker marker) => AddAt(line, lines[line].Start, marker);

    /// <summary>A speaker and a time in one line.</summary>
    public void AddSpeaker(int line, TimeMarker marker, (int Start, int End) name)
    {
        var start = lines[line].Start;
        if (!Begin(new(lines.Number(line), IsHeading: false, marker, Typed(start, marker), Name(start, name))))
            return;
        _spans.AddUpTo(start + marker.End, NoteSpanKind.Marker, _current);
        AddText(line, start + marker.End);
    }

    /// <summary>What happened, and its time behind it.</summary>
    public void AddLabelled(int line, TimeMarker marker, (int Start, int End) label)
    {
        var (start, _, next) = lines[line];
        if (!Begin(new(lines.Number(line), IsHeading: false, marker, Typed(start, marker), null)))
            return;
        _spans.AddUpTo(start + label.Start, NoteSpanKind.Marker, _current);
        _spans.AddUpTo(start + label.End, NoteSpanKind.Text, _current);
        _spans.AddUpTo(next, NoteSpanKind.Marker, _current);
        _current = None;
    }

    /// <summary>A speaker in one line and the time in the next.</summary>
    public void AddNamed(int line, TimeMarker marker)
    {
        var (nameStart, nameEnd) = Chars.Trim(text, lines[line].Start, lines[line].End);
        if (Begin(new(lines.Number(line), IsHeading: false, marker, Typed(lines[line + 1].Start, marker), text[nameStart..nameEnd])))
            _spans.AddUpTo(lines[line + 1].Next, NoteSpanKind.Marker, _current);
    }

    /// <summary>The head of a mail: its subject is the first line of the text. Gives the last line of the head.</summary>
    public int AddMail(int line, MailHead head)
    {
        var marker = head.Marker!.Value;
        if (!Begin(new(lines.Number(line), IsHeading: false, marker, Typed(lines[head.DateLine].Start, marker), head.Sender)))
            return line;
        if (head.Subject is { } subject)
        {
            _spans.AddUpTo(lines[subject.Line].Start + subject.At, NoteSpanKind.Marker, _current);
            _spans.AddUpTo(lines[subject.Line].Next, NoteSpanKind.Text, _current);
        }

        _spans.AddUpTo(lines[head.Last].Next, NoteSpanKind.Marker, _current);
        return head.Last;
    }

    public void AddRow(int line, TableRow row)
    {
        var (start, _, next) = lines[line];
        if (row.Marker is { } marker)
        {
            var author = row.Author is { } name ? Name(start, name) : null;
            if (!Begin(new(lines.Number(line), IsHeading: false, marker, Typed(start, marker), author)))
                return;
        }
        else if (!HasOpenEntry)
        {
            _spans.AddUpTo(next, NoteSpanKind.Outside, None);
            return;
        }

        row.Texts.Sort();
        foreach (var (from, to) in row.Texts)
        {
            _spans.AddUpTo(start + from, NoteSpanKind.Marker, _current);
            _spans.AddUpTo(start + to, NoteSpanKind.Text, _current, apart: true);
        }

        _spans.AddUpTo(next, NoteSpanKind.Marker, _current);
    }

    public ParsedNotes Finish(ZoneMark? zoneHint)
    {
        _spans.AddUpTo(text.Length, NoteSpanKind.Unread, None);
        var texts = _spans.Texts(text, _drafts.Count);
        var dropped = new bool[_drafts.Count];
        for (var i = 0; i < dropped.Length; i++)
            dropped[i] = !_drafts[i].IsHeading && texts[i].Length == 0;
        if (dropped.Contains(true))
        {
            _spans.FoldInto(dropped);
            texts = _spans.Texts(text, _drafts.Count);
        }

        var lastLines = _spans.LastLines(text, lines, _drafts.Count);
        var items = new List<NoteItem>();
        var entries = new int[_drafts.Count];
        var count = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var draft = _drafts[i];
            entries[i] = draft.IsHeading || dropped[i] ? None : count++;
            if (!dropped[i])
                items.Add(new(draft.Line, draft.IsHeading, draft.Marker, draft.Typed, draft.Author, texts[i]) { Passing = draft.Passing, LastLine = Math.Max(draft.Line, lastLines[i]) });
        }

        return new(items, _spans.Outside(text, lines), _spans.ToSpans(entries), TooMany, zoneHint);
    }

    /// <summary>An entry whose time stands at this place, up to the end of the line or to the next time that starts a sentence.</summary>
    private void AddAt(int line, int start, TimeMarker marker)
    {
        var lineStart = lines[line].Start;
        var span = lines.Span(line);
        var after = marker.End;
        var author = MailReader.TryWrote(span, after);
        if (author is not null)
            after = span.Length;
        else if (marker.Cell != '\0' && TryCellAuthor(span, marker, out var cell, out after) || AuthorScanner.TryRead(span, marker.End, marker.Bracketed, out cell, out after))
            author = Name(lineStart, cell);
        else if (AuthorScanner.TryNoted(span, marker.End, out cell))
            (author, after) = (Name(lineStart, cell), span.Length);
        else if (marker.Bracketed && TryNamedLine(line, span, marker.End, out cell))
            (author, after) = (Name(lineStart, cell), span.Length);
        else
            after = marker.End;

        _spans.AddUpTo(start, _current == None ? NoteSpanKind.Outside : NoteSpanKind.Text, _current);
        if (!Begin(new(lines.Number(line), IsHeading: false, marker, Typed(lineStart, marker), author)))
            return;
        _spans.AddUpTo(lineStart + after, NoteSpanKind.Marker, _current);
        CutUnclosed(span, lineStart, after, marker.Unclosed);
        AddText(line, Math.Max(_spans.End, lineStart + after));
    }

    /// <summary>"[9:02 AM] Ann Lee" with the words in the lines below.</summary>
    private bool TryNamedLine(int line, ReadOnlySpan<char> span, int at, out (int Start, int End) name)
    {
        name = Chars.Trim(span, at, span.Length);
        return name.Start < name.End && AuthorScanner.IsName(span[name.Start..name.End], lowerCase: false) && line + 1 < lines.Count && !lines.IsBlank(line + 1)
            && !(MarkerScanner.TryRead(lines.Span(line + 1), 0, out var next) && next.Clock is not null);
    }

    /// <summary>A row without a header: a short name in the cell after the time is the author.</summary>
    private static bool TryCellAuthor(ReadOnlySpan<char> span, TimeMarker marker, out (int Start, int End) cell, out int after)
    {
        var length = span[marker.End..].IndexOf(marker.Cell);
        after = marker.End + length + 1;
        cell = length > 0 ? Chars.Trim(span, marker.End, marker.End + length) : default;
        if (length <= 0 || !AuthorScanner.IsName(span[cell.Start..cell.End], lowerCase: true) || span[after..].Trim(" \t|").IsEmpty)
            return false;
        after = Chars.SkipBlanks(span, after);
        return true;
    }

    /// <summary>Emphasis that began before the time would leave its closing mark in the text.</summary>
    private void CutUnclosed(ReadOnlySpan<char> span, int lineStart, int after, string unclosed)
    {
        var at = unclosed.Length == 0 ? -1 : span[after..].IndexOf(unclosed);
        if (at < 0 || SentenceScanner.TryFind(span[..(after + at)], after, out _, out _))
            return;
        _spans.AddUpTo(lineStart + after + at, NoteSpanKind.Text, _current);
        _spans.AddUpTo(lineStart + after + at + unclosed.Length, NoteSpanKind.Marker, _current);
    }

    /// <summary>Text from here to the end of the line, cut where a sentence starts with a time.</summary>
    private void AddText(int line, int from)
    {
        var (start, end, next) = lines[line];
        if (from < end && SentenceScanner.TryFind(lines.Span(line), from - start, out var sentence, out var marker))
        {
            AddAt(line, start + sentence, marker);
            return;
        }

        var kind = _current == None ? NoteSpanKind.Outside : NoteSpanKind.Text;
        // The bar that closes a table's row.
        var bar = _current != None && _drafts[_current].Marker.Cell == '|' && _drafts[_current].Line == lines.Number(line) && lines.Span(line).TrimEnd().EndsWith('|');
        if (bar)
            _spans.AddUpTo(Math.Max(_spans.End, start + lines.Span(line).TrimEnd().Length - 1), kind, _current);
        _spans.AddUpTo(next, bar ? NoteSpanKind.Marker : kind, _current);
    }

    private bool Begin(Draft draft)
    {
        if (_entries == mostEntries)
        {
            TooMany = draft.Line;
            return false;
        }

        _entries++;
        _drafts.Add(draft);
        _current = _drafts.Count - 1;
        _heading = None;
        return true;
    }

    private string Typed(int lineStart, TimeMarker marker) => text[(lineStart + marker.TypedStart)..(lineStart + marker.TypedEnd)];

    private string Name(int lineStart, (int Start, int End) name) => text[(lineStart + name.Start)..(lineStart + name.End)].Trim().TrimStart('@').Trim(' ', ',');

    private sealed record Draft(int Line, bool IsHeading, TimeMarker Marker, string Typed, string? Author)
    {
        public bool Passing { get; init; }
    }
}
