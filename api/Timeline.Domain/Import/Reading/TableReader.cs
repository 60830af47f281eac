using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Reads rows of a table whose header names its columns: bars, tabs, semicolons or commas.</summary>
internal sealed class TableReader
{
    private const int MostCells = 24;

    private static readonly HashSet<string> TimeNames = Names("time when timestamp clock hour occurred at datetime date/time uhrzeit zeit zeitpunkt heure");
    private static readonly HashSet<string> DayNames = Names("date day datum tag");
    private static readonly HashSet<string> PersonNames = Names("who author person name by owner user reporter actor responder wer autor qui");
    private static readonly HashSet<string> TextNames =
        Names("what event events text description note notes detail details action actions message comment comments entry activity update status summary was ereignis beschreibung");

    private readonly char _separator;
    private readonly Column[] _columns;

    private TableReader(char separator, Column[] columns)
    {
        _separator = separator;
        _columns = columns;
    }

    private enum Column
    {
        Text,
        Time,
        Day,
        Person,
    }

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
            var known = 0;
            for (var i = 0; i < count; i++)
            {
                columns[i] = Name(line[cells[i]], out var named, ref zone);
                known += named ? 1 : 0;
            }

            if (known >= 2 && columns.Contains(Column.Time))
                return new(separator, columns);
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
            if (start < end && !Take(line, _columns[i], start, end, ref row))
                return false;
        }

        return true;
    }

    private static bool Take(ReadOnlySpan<char> line, Column column, int start, int end, ref TableRow row)
    {
        switch (column)
        {
            case Column.Person:
                row = row with { Author = (start, end) };
                return true;
            case Column.Text:
                row.Texts.Add((start, end));
                return true;
            default:
                if (!MarkerScanner.TryRead(line[..end], start, out var marker) || marker.End != end)
                    return false;
                row = row with { Marker = Merge(row.Marker, marker) };
                return true;
        }
    }

    /// <summary>A column for the day and one for the time make one marker.</summary>
    private static TimeMarker Merge(TimeMarker? before, TimeMarker marker) => before is not { } first ? marker
        : marker.Clock is null ? first with { Day = marker.Day ?? first.Day }
        : marker with { Day = marker.Day ?? first.Day };

    private static Column Name(ReadOnlySpan<char> cell, out bool named, ref ZoneMark? zone)
    {
        var name = cell.Trim(" *_\"`").ToString();
        var space = name.IndexOfAny([' ', '(', '[']);
        if (space > 0)
        {
            var at = name.AsSpan(space).IndexOfAnyExcept(" ([") + space;
            if (at > space && ZoneScanner.TryName(name, ref at, meridiem: false, out var mark))
                zone = mark;
        }

        var first = space > 0 ? name[..space] : name;
        named = true;
        if (TimeNames.Contains(first))
            return Column.Time;
        if (DayNames.Contains(first))
            return name.Contains("time", StringComparison.OrdinalIgnoreCase) ? Column.Time : Column.Day;
        if (PersonNames.Contains(first))
            return Column.Person;
        named = TextNames.Contains(first);
        return Column.Text;
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
}
