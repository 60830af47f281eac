using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Reads rows of a table whose header names its columns: bars, tabs, semicolons or commas.</summary>
internal sealed class TableReader
{
    private const int MostCells = 24;

    private static readonly HashSet<string> TimeNames = Names("time times when timestamp timestamps clock hour occurred at datetime date/time time/date start started begin began from created created_at createdat opened updated sys_created_on occurred_at uhrzeit zeit zeitpunkt beginn heure hora fecha/hora ora");
    private static readonly HashSet<string> EndNames = Names("end ended until to finish finished ende fin stop");
    private static readonly HashSet<string> DayNames = Names("date day datum tag fecha data");
    private static readonly HashSet<string> PersonNames = Names("who author person name by owner user reporter actor responder sender from_user assignee sys_created_by wer autor qui");
    private static readonly HashSet<string> TextNames =
        Names("what event events text description note notes detail details action actions message comment comments entry activity update status summary body value work_notes happened incident was ereignis beschreibung évènement événement evento descripción descrição");

    private readonly char _separator;
    private readonly Column[] _columns;

    /// <summary>The zone of each column of times; used where there are two.</summary>
    private readonly ZoneMark?[] _zones;

    /// <summary>A year in the header: "Date (2021)". Null when there is none.</summary>
    private readonly int? _year;

    private TableReader(char separator, Column[] columns, ZoneMark?[] zones, int? year)
    {
        _separator = separator;
        _year = year;
        _columns = columns;
        _zones = columns.Count(c => c == Column.Time) > 1 ? zones : new ZoneMark?[zones.Length];
    }

    private enum Column
    {
        Text,
        Time,
        End,
        Day,
        Person,
    }

    /// <summary>For a person.</summary>
    public string Shape => _separator is ',' or ';' ? "CSV" : "Table";

    /// <summary>Reads a header: at least a column of times and one of something else we know.</summary>
    public static TableReader? TryHeader(ReadOnlySpan<char> line, out ZoneMark? zone)
    {
        zone = null;
        if (line.Length > 400)
            return null;
        Span<Range> cells = stackalloc Range[MostCells];
        foreach (var separator in (ReadOnlySpan<char>)['|', '\t', ';', ','])
        {
            var count = Split(line, separator, cells);
            if (count is < 2 or MostCells)
                continue;
            var columns = new Column[count];
            var zones = new ZoneMark?[count];
            var known = 0;
            for (var i = 0; i < count; i++)
            {
                columns[i] = Name(line[cells[i]], out var named, out zones[i]);
                known += named ? 1 : 0;
            }

            // A column of days is the one of the times where there is no other.
            if (!columns.Contains(Column.Time) && Array.IndexOf(columns, Column.Day) is var day and >= 0)
                columns[day] = Column.Time;
            var time = Array.IndexOf(columns, Column.Time);
            if (time < 0 || known < (separator is '|' or '\t' ? 1 : 2) || known == 1 && MarkerScanner.TryRead(line, 0, out _))
                continue;
            zone = zones[time] ?? Array.Find(zones, z => z is not null);
            return new(separator, columns, zones, Year(line));
        }

        zone = null;
        return null;
    }

    /// <summary>Reads a row. False when the line is no row of this table; a row without a time has no marker and belongs to the row above.</summary>
    public bool TryRow(ReadOnlySpan<char> line, out TableRow row)
    {
        row = new([]);
        Span<Range> cells = stackalloc Range[MostCells];
        var count = Split(line, _separator, cells);
        if (count < 2)
            return false;
        // Text may hold the separator itself: what is over belongs to the last column.
        var columns = Math.Min(count, _columns.Length);
        for (var i = 0; i < columns; i++)
        {
            var (start, end) = (cells[i].Start.Value, i == columns - 1 ? cells[count - 1].End.Value : cells[i].End.Value);
            (start, end) = Unquote(line, start, end);
            if (start < end && !Take(line, i, start, end, ref row))
                return false;
        }

        return true;
    }

    private bool Take(ReadOnlySpan<char> line, int index, int start, int end, ref TableRow row)
    {
        switch (_columns[index])
        {
            case Column.Person:
                row = row with { Author = (start, end) };
                return true;
            case Column.Text:
                row.Texts.Add((start, end));
                return true;
            default:
                return TakeTime(line, index, start, end, ref row);
        }
    }

    private bool TakeTime(ReadOnlySpan<char> line, int index, int start, int end, ref TableRow row)
    {
        var read = MarkerScanner.TryRead(line[..end], start, out var marker) && (marker.SaysTime || marker.Day is not null);
        if (!read || marker.End != end && _separator is ',' or ';' && !LineShapes.IsClosing(line[marker.End..end]))
        {
            // Where only bars and tabs make a row, a line with them is one whatever stands in its cells.
            if (_separator is ',' or ';')
                return false;
            row = row with { Unread = line[start..end].ContainsAnyInRange('0', '9') ? line[start..end].ToString() : row.Unread };
            row.Texts.Add((start, end));
            return true;
        }

        if (marker.Day is { HasDate: true, Year: null } day && _year is { } year && DateScanner.Exists(year, day.Month, day.Day))
            marker = marker with { Day = day with { Year = year } };
        if (marker.Zone is null && _zones[index] is { } zone && marker.Clock is not null)
            marker = marker with { Zone = zone };
        if (_columns[index] == Column.End)
            row = marker.Clock is { } until && row.Marker is { Clock: not null } begin ? row with { Marker = begin with { Until = begin.Until ?? until, UntilDay = marker.Day } } : row;
        else if (row.Marker is { Clock: not null } first && marker.Clock is { } other)
            row = row with { Marker = first with { Other = other, OtherZone = marker.Zone } };
        else
            row = row with { Marker = Merge(row.Marker, marker) };
        if (!LineShapes.IsClosing(line[marker.End..end]))
            row.Texts.Add((marker.End, end));
        return true;
    }

    /// <summary>A column for the day and one for the time make one marker.</summary>
    private static TimeMarker Merge(TimeMarker? before, TimeMarker marker) => before is not { } first ? marker
        : marker.Clock is null ? first with { Day = marker.Day ?? first.Day }
        : marker with { Day = marker.Day ?? first.Day };

    private static Column Name(ReadOnlySpan<char> cell, out bool named, out ZoneMark? zone)
    {
        var name = cell.Trim(" *_\"`\t\u00A0\uFEFF").ToString();
        zone = ZoneIn(name);
        var space = name.IndexOfAny([' ', '(', '[', ',']);
        var first = space > 0 ? name[..space] : name;
        named = true;
        if (EndNames.Contains(first))
            return Column.End;
        if (TimeNames.Contains(first) || zone is not null && (first.Length <= 4 || name.EndsWith("time", StringComparison.OrdinalIgnoreCase)))
            return Column.Time;
        if (DayNames.Contains(first))
            return name.Contains("time", StringComparison.OrdinalIgnoreCase) ? Column.Time : Column.Day;
        if (PersonNames.Contains(first))
            return Column.Person;
        named = TextNames.Contains(first);
        return Column.Text;
    }

    private static int? Year(ReadOnlySpan<char> line)
    {
        var at = line.IndexOfAnyInRange('0', '9');
        return at >= 0 && Chars.TryNumber(line, ref at, 4, 4, out var year) && year is >= DateScanner.FirstYear and <= DateScanner.LastYear ? year : null;
    }

    private static ZoneMark? ZoneIn(string name)
    {
        for (var at = 0; at < name.Length; at++)
        {
            if (!char.IsLetter(name[at]) || at > 0 && Chars.IsWord(name[at - 1]))
                continue;
            var end = at;
            if (ZoneScanner.TryName(name, ref end, meridiem: true, out var mark) || ZoneWords.TryRead(name, ref end, out mark))
                return mark;
        }

        return null;
    }

    /// <summary>Cells of a line; bars at the edges make none, and quotes protect separators.</summary>
    private static int Split(ReadOnlySpan<char> line, char separator, Span<Range> cells)
    {
        var (start, end) = Chars.Trim(line, 0, line.Length);
        if (separator == '|' && start < end && line[start] == '|')
            start++;
        if (separator == '|' && end > start && line[end - 1] == '|')
            end--;
        if (separator == '\t')
            start = 0;
        var count = 0;
        var quoted = false;
        for (var i = start; i <= end && count < cells.Length; i++)
        {
            if (i < end && line[i] == '"' && separator is ',' or ';')
                quoted = !quoted;
            if (i < end && (line[i] != separator || quoted))
                continue;
            cells[count++] = start..i;
            start = i + 1;
        }

        if (count == cells.Length)
            cells[count - 1] = cells[count - 1].Start..end;
        return count;
    }

    private static (int Start, int End) Unquote(ReadOnlySpan<char> line, int start, int end)
    {
        (start, end) = Chars.Trim(line, start, end);
        return end - start >= 2 && line[start] == '"' && line[end - 1] == '"' ? Chars.Trim(line, start + 1, end - 1) : (start, end);
    }

    private static HashSet<string> Names(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A row of a table, as positions in its line.</summary>
/// <param name="Texts">Cells of text, in order.</param>
internal readonly record struct TableRow(List<(int Start, int End)> Texts)
{
    public TimeMarker? Marker { get; init; }

    public (int Start, int End)? Author { get; init; }

    /// <summary>What stands in the column of times and was not read. Null for nothing.</summary>
    public string? Unread { get; init; }
}
