using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>How sure it is that a day said outside of the entries is the day of their times. The higher, the surer.</summary>
internal enum ContextTrust
{
    /// <summary>A day on which something was written or shall be done.</summary>
    Other,
    Sentence,

    /// <summary>The name of the file.</summary>
    FileName,
    Title,
    Field,
    TimelineTitle,

    /// <summary>"Unless noted, all on …": it holds again after an exception.</summary>
    Default,
}

/// <summary>A day that the text says outside of its entries.</summary>
internal sealed record ContextDay(int Line, DayMark Day, ContextTrust Trust);

/// <summary>Finds days and zones in lines that are no entries: titles, fields, sentences.</summary>
internal static class ContextScanner
{
    private const int LongestLine = 600;

    private static readonly string[] FieldNames =
    [
        "date", "incident date", "date of incident", "day", "when", "started", "start", "start time", "began", "incident start", "detected", "occurred", "outage date", "event date", "dates", "date/time",
        "date and time", "incident window", "duration", "datum", "fecha", "data", "beginn",
    ];

    private static readonly string[] OtherWords =
        ["published", "posted", "updated", "written", "author", "authors", "created", "reviewed", "review", "due", "modified", "copyright", "last", "since", "until", "version", "released", "draft", "follow-up", "next", "report date", "ago", "previous", "previously"];

    private static readonly string[] TimelineWords = ["timeline", "time line", "chronology", "sequence of events", "chronologie", "zeitleiste", "zeitlicher ablauf", "cronología", "cronologia", "log of events", "what happened when"];

    public static bool SaysTimeline(ReadOnlySpan<char> line)
    {
        foreach (var words in TimelineWords)
            if (line.Contains(words, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <param name="paragraph">The line, with what the next one adds when the sentence is wrapped.</param>
    public static ContextDay? FindDay(ReadOnlySpan<char> paragraph, int line, bool title)
    {
        var s = paragraph.Length > LongestLine ? paragraph[..LongestLine] : paragraph;
        if (!s.ContainsAnyInRange('0', '9'))
            return null;
        ContextDay? best = null;
        for (var at = 0; at < s.Length; at++)
        {
            if (!Chars.IsWord(s[at]) || at > 0 && (Chars.IsWord(s[at - 1]) || s[at - 1] is '-' or '/' or '.' or ':'))
                continue;
            var end = at;
            if (!TryDay(s, ref end, out var day))
                continue;
            var found = new ContextDay(line, day, Trust(s, at, title));
            if (best is null || found.Trust > best.Trust || found.Trust == best.Trust && best.Day.Year is null && day.Year is not null)
                best = found;
            at = end - 1;
        }

        return best;
    }

    /// <summary>A whole date, or one with a named month; "February 14-19, 2024" is its first day.</summary>
    private static bool TryDay(ReadOnlySpan<char> s, ref int at, out DayMark day)
    {
        var start = at;
        if (!DateScanner.TryRead(s, ref at, out day))
            return TryFirstOfRange(s, ref at, out day);
        if (!day.HasDate || day.Year is null && !s[start..at].ContainsAnyInRange('A', 'Z'))
            return false;
        if (day.Year is null && TryRangeYear(s, at, out var year) && DateScanner.Exists(year, day.Month, day.Day))
            day = day with { Year = year };
        return true;
    }

    /// <summary>"February 14-19, 2024", "14-19 February 2024", "14. bis 19. Februar 2024".</summary>
    private static bool TryFirstOfRange(ReadOnlySpan<char> s, ref int at, out DayMark day)
    {
        day = default;
        var end = at;
        var word = Chars.Letters(s, at, DateNames.Longest);
        if (!word.IsEmpty && DateNames.Month(word) is { } month)
        {
            end = Chars.SkipBlanks(s, at + word.Length);
            if (!Chars.TryNumber(s, ref end, 1, 2, out var number) || !TryRangeYear(s, end, out var year) || !DateScanner.Exists(year, month, number))
                return false;
            at = end;
            day = new(year, month, number);
            return true;
        }

        if (!Chars.TryNumber(s, ref end, 1, 2, out var first))
            return false;
        end = Chars.SkipBlanks(s, s.At(end) == '.' ? end + 1 : end);
        if (s.At(end) is not ('-' or '–' or '—') && !Chars.TryWord(s, ref end, "to") && !Chars.TryWord(s, ref end, "and") && !Chars.TryWord(s, ref end, "bis"))
            return false;
        if (s.At(end) is '-' or '–' or '—')
            end++;
        end = Chars.SkipBlanks(s, end);
        if (!DateScanner.TryRead(s, ref end, out var last) || last is not { HasDate: true, Order: NumberOrder.Named } || first >= last.Day || !DateScanner.Exists(last.Year, last.Month, first))
            return false;
        at = end;
        day = last with { Day = first };
        return true;
    }

    /// <summary>The year after the last day of a range: "February 14-19, 2024", "Feb 14 - Mar 2, 2024".</summary>
    private static bool TryRangeYear(ReadOnlySpan<char> s, int at, out int year)
    {
        year = 0;
        at = Chars.SkipBlanks(s, at);
        if (s.At(at) is not ('-' or '–' or '—'))
            return false;
        at = Chars.SkipBlanks(s, at + 1);
        var end = at;
        if (DateScanner.TryRead(s, ref end, out var last) && last is { HasDate: true, Year: { } said })
            year = said;
        else if (Chars.TryNumber(s, ref at, 1, 2, out _) && s.At(at) == ',')
        {
            at = Chars.SkipBlanks(s, at + 1);
            if (!Chars.TryNumber(s, ref at, 4, 4, out year))
                year = 0;
        }

        return year is >= DateScanner.FirstYear and <= DateScanner.LastYear;
    }

    private static ContextTrust Trust(ReadOnlySpan<char> s, int at, bool title)
    {
        var before = s[..at];
        if (IsField(before))
            return ContextTrust.Field;
        if (Says(s, "unless") || Says(s, "all times") || Says(s, "all events") || Says(s, "all entries") || Says(s, "otherwise") || Says(s, "times below") || Says(s, "all on"))
            return title && SaysTimeline(s) ? ContextTrust.TimelineTitle : ContextTrust.Default;
        foreach (var word in OtherWords)
            if (Says(before.Length > 60 ? before[^60..] : before, word))
                return ContextTrust.Other;
        return !title ? ContextTrust.Sentence : SaysTimeline(s) ? ContextTrust.TimelineTitle : ContextTrust.Title;
    }

    private static bool Says(ReadOnlySpan<char> s, string words)
    {
        var at = s.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !Chars.IsWord(s[at - 1])) && !Chars.IsWord(s.At(at + words.Length));
    }

    /// <summary>"**Date:** ", "| Date | ", "- Incident date (UTC): ".</summary>
    private static bool IsField(ReadOnlySpan<char> before)
    {
        var name = before.Trim(" \t*_-#>|:`•\"'");
        var paren = name.IndexOf('(');
        if (paren > 0)
            name = name[..paren].TrimEnd();
        foreach (var field in FieldNames)
            if (name.Equals(field, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
