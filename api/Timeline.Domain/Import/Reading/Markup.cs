using System.Buffers;

namespace Timeline.Domain.Import.Reading;

/// <summary>
/// Takes tags and wiki tables out of notes, character by character, so that positions stay: what a tag breaks becomes a <see cref="Break"/>, a cell
/// a bar, everything else blanks.
/// </summary>
internal static class Markup
{
    /// <summary>Ends a line that the text itself does not end.</summary>
    public const char Break = '\v';

    /// <summary>A line end inside a cell: the next line belongs to the same row.</summary>
    public const char Joint = '\f';

    private const int LongestTag = 400;

    private static readonly HashSet<string> Breaking = Names("br p div li ul ol tr table thead tbody section article header blockquote hr h1 h2 h3 h4 h5 h6 details summary html body head title dt dd dl");
    private static readonly HashSet<string> Cells = Names("td th");
    private static readonly HashSet<string> Inline = Names("span b i u em strong code pre a small sup sub del s font time col colgroup meta link img abbr mark kbd tt time center label input style ac:structured-macro");

    private static readonly (string Name, char Char)[] Entities = [("&nbsp;", '\u00A0'), ("&ndash;", '–'), ("&mdash;", '—'), ("&#160;", '\u00A0')];

    private static readonly SearchValues<char> Marks = SearchValues.Create("<&");

    /// <summary>The text as a person would see it, of the same length.</summary>
    public static string Show(string text)
    {
        var wiki = text.Contains("{|", StringComparison.Ordinal);
        var quoted = IsQuoted(text);
        var cells = HasQuotedCells(text);
        var printable = QuotedPrintable.IsWritten(text);
        if (!wiki && !quoted && !cells && !printable && !text.AsSpan().ContainsAny(Marks))
            return text;
        var shown = text.ToCharArray();
        if (printable)
            QuotedPrintable.Show(shown);
        if (quoted)
            ShowQuoted(shown);
        if (cells)
            ShowCells(shown);
        if (wiki)
            ShowWiki(shown);
        var closed = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < shown.Length;)
        {
            var next = shown.AsSpan(at).IndexOfAny(Marks);
            if (next < 0)
                break;
            at += next;
            at += shown[at] == '&' ? ShowEntity(shown, at) : ShowTag(text, shown, at, closed);
        }

        return new string(shown);
    }

    /// <summary>The whole is one block quote.</summary>
    private static bool IsQuoted(string text)
    {
        var (quoted, plain) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.TrimStart();
            quoted += !trimmed.IsEmpty && trimmed[0] == '>' ? 1 : 0;
            plain += !trimmed.IsEmpty && trimmed[0] != '>' ? 1 : 0;
        }

        return quoted > 1 && quoted >= plain * 3;
    }

    private static void ShowQuoted(char[] shown)
    {
        var starts = true;
        for (var i = 0; i < shown.Length; i++)
        {
            if (starts && shown[i] == '>')
                shown[i] = ' ';
            else
                starts = shown[i] is '\n' or '\r' || starts && shown[i] is ' ' or '\t';
        }
    }

    /// <summary>A table whose first line names its columns, with quotes.</summary>
    private static bool HasQuotedCells(string text)
    {
        var start = text.AsSpan().IndexOfAnyExcept(" \t\r\n\uFEFF");
        var end = start < 0 ? -1 : text.AsSpan(start).IndexOfAny('\r', '\n');
        return end > 0 && text.AsSpan(start + end).Contains('"') && !text.AsSpan(start, end).Contains('|') && TableReader.TryHeader(text.AsSpan(start, end), out _) is not null;
    }

    /// <summary>Line ends between quotes are part of a cell. Where a quote is not closed, none are.</summary>
    private static void ShowCells(char[] shown)
    {
        if (shown.AsSpan().Count('"') % 2 != 0)
            return;
        var inside = false;
        for (var i = 0; i < shown.Length; i++)
        {
            inside ^= shown[i] == '"';
            if (inside && shown[i] is '\n' or '\r')
                shown[i] = shown[i] == '\r' && i + 1 < shown.Length && shown[i + 1] == '\n' ? ' ' : Joint;
        }
    }

    private static int ShowEntity(char[] shown, int at)
    {
        foreach (var (name, c) in Entities)
        {
            if (!shown.AsSpan(at).StartsWith(name))
                continue;
            Array.Fill(shown, ' ', at, name.Length);
            shown[at] = c;
            return name.Length;
        }

        return 1;
    }

    /// <summary>Gives the length of what was looked at.</summary>
    private static int ShowTag(string text, char[] shown, int at, Dictionary<string, bool> closed)
    {
        var start = at + 1;
        var closing = start < shown.Length && shown[start] == '/';
        if (closing)
            start++;
        var end = start;
        while (end < shown.Length && end - start < 20 && (char.IsAsciiLetterOrDigit(shown[end]) || shown[end] is ':' or '-'))
            end++;
        if (end == start)
            return 1;
        var close = shown.AsSpan(end, Math.Min(LongestTag, shown.Length - end)).IndexOfAny('>', '<');
        if (close < 0 || shown[end + close] == '<' || close > 0 && shown[end] is not (' ' or '/' or '\n' or '\r' or '\t'))
            return 1;
        var name = new string(shown, start, end - start);
        var (breaks, cell) = (Breaking.Contains(name), Cells.Contains(name));
        // <s> and <anna> are people until the text closes them as tags.
        if (!breaks && !cell && !(Inline.Contains(name) && IsClosed(text, name, closed)) || name is "p" or "P" && !IsClosed(text, name, closed))
            return 1;
        var length = end + close + 1 - at;
        for (var i = at; i < at + length; i++)
            if (shown[i] is not ('\r' or '\n'))
                shown[i] = ' ';
        if (breaks)
            shown[at] = Break;
        else if (cell && !closing)
            shown[at] = '|';
        return length;
    }

    private static bool IsClosed(string text, string name, Dictionary<string, bool> closed)
    {
        if (!closed.TryGetValue(name, out var known))
            closed[name] = known = name is "img" or "col" or "meta" or "link" or "input" || text.Contains($"</{name}", StringComparison.OrdinalIgnoreCase);
        return known;
    }

    /// <summary>MediaWiki: cells stand in lines of their own or behind two bars, headers behind exclamation marks.</summary>
    private static void ShowWiki(char[] shown)
    {
        var row = false;
        var inside = false;
        for (var start = 0; start < shown.Length;)
        {
            var length = shown.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? shown.Length : start + length;
            var line = shown.AsSpan(start, end - start);
            if (line.StartsWith("{|"))
                (inside, row) = (true, false);
            else if (line.StartsWith("|}"))
            {
                (inside, row) = (false, false);
                line.Fill('-');
            }
            else if (line.StartsWith("|-") || line.StartsWith("|+"))
                row = false;
            else if (inside && line.Length > 0 && line[0] is '|' or '!')
            {
                if (row)
                    shown[start - 1] = Joint;
                line[0] = '|';
                for (var i = 1; i + 1 < line.Length; i++)
                    if (line[i] is '|' or '!' && line[i + 1] == line[i])
                        (line[i], line[i + 1]) = (' ', '|');
                row = true;
            }

            if (inside && !row)
                line.Fill('-');
            start = end + 1;
        }
    }

    private static HashSet<string> Names(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
