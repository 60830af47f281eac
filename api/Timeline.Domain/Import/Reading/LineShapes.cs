using System.Buffers;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Lines that say nothing themselves, and what a line's shape tells about the ones around it.</summary>
internal static class LineShapes
{
    /// <summary>Words after which a line goes on in the next: a time there is part of the sentence.</summary>
    private static readonly HashSet<string> Leading = new(
        "at by until till around about from to before after since between and or the was is of for on approximately near till past um gegen bis vor nach seit".Split(' ').Distinct(),
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("-=_*~|:+ \t");
    private static readonly SearchValues<char> RuleLines = SearchValues.Create("-=_*~");
    private static readonly SearchValues<char> OpeningMarks = SearchValues.Create(" \t#*_-=>");
    private static readonly SearchValues<char> ClosingMarks = SearchValues.Create(" \t=-#*_:|)]—–.,>");

    private static readonly string[] DayWords = ["day changed to", "day changed", "log opened", "log closed", "session start", "session starts", "date"];

    /// <summary>A rule such as <c>---</c>, or the line under a table's header.</summary>
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        return line.Length >= 2 && !line.ContainsAnyExcept(RuleMarks) && line.ContainsAny(RuleLines);
    }

    public static bool IsFence(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        return line.StartsWith("```") || line.StartsWith("~~~");
    }

    /// <summary>A Markdown heading.</summary>
    public static bool IsTitle(ReadOnlySpan<char> line)
    {
        var hashes = 0;
        while (line.At(hashes) == '#')
            hashes++;
        return hashes is > 0 and < 7 && line.At(hashes) == ' ';
    }

    /// <summary>A line in bold and nothing else, as people write who know no titles.</summary>
    public static bool IsBoldLine(ReadOnlySpan<char> line)
    {
        line = line.Trim().TrimEnd(':');
        return line.Length is > 4 and <= 120 && line.StartsWith("**") && line.EndsWith("**") && !line[2..^2].Contains("**", StringComparison.Ordinal);
    }

    /// <summary>The line under a title.</summary>
    public static bool IsUnderline(ReadOnlySpan<char> line, out int level)
    {
        line = line.TrimEnd();
        level = line.Length >= 3 && !line.ContainsAnyExcept('=') ? 1 : line.Length >= 3 && !line.ContainsAnyExcept('-') ? 2 : 0;
        return level > 0;
    }

    /// <summary>The sentence of this line goes on in the next one.</summary>
    public static bool LeadsOn(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        var start = line.Length;
        while (start > 0 && line.Length - start < 14 && char.IsLetter(line[start - 1]))
            start--;
        return start < line.Length && (start == 0 || Chars.IsBlank(line[start - 1])) && Leading.GetAlternateLookup<ReadOnlySpan<char>>().Contains(line[start..]);
    }

    /// <summary>Where a day may stand in a line such as <c>--- Day changed Wed May 14 2014</c> or <c>Day 2: 14 May</c>.</summary>
    public static int SkipDayWords(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && at < 16 && (Chars.IsBlank(line[at]) || line[at] is '-' or '=' or '#' or '*' or '_' or '>'))
            at++;
        foreach (var words in DayWords)
            if (Chars.TryWord(line, ref at, words))
                return AfterColon(line, at);

        var end = at;
        if (!Chars.TryWord(line, ref end, "day") && !Chars.TryWord(line, ref end, "tag") && !Chars.TryWord(line, ref end, "jour"))
            return 0;
        end = Chars.SkipBlanks(line, end);
        return Chars.TryNumber(line, ref end, 1, 3, out _) ? AfterColon(line, end) : 0;
    }

    /// <summary>"Day 2", "## Day 2: recovery", "Tag 2 –".</summary>
    public static bool TryOrdinal(ReadOnlySpan<char> line, out int number)
    {
        number = 0;
        var at = line.IndexOfAnyExcept(OpeningMarks);
        if (at < 0 || !Chars.TryWord(line, ref at, "day") && !Chars.TryWord(line, ref at, "tag") && !Chars.TryWord(line, ref at, "jour"))
            return false;
        at = Chars.SkipBlanks(line, at);
        if (!Chars.TryNumber(line, ref at, 1, 2, out number) || number == 0)
            return false;
        var rest = line[at..].TrimStart();
        return rest.IsEmpty || rest[0] is ':' or '-' or '–' or '—' or '(' or '*' or '_' or '#' or '=' or '|' or ',';
    }

    /// <summary>"Noon shift arrived" is about a shift; "half past ten" is about a time.</summary>
    public static bool IsWordInProse(ReadOnlySpan<char> span, TimeMarker marker) =>
        char.IsAsciiLetter(span[marker.TypedStart]) && !span[marker.TypedStart..marker.TypedEnd].Contains(' ') && marker is { Plain: true, Day: null, SetOff: false } && Chars.SkipBlanks(span, 0) == marker.TypedStart;

    /// <summary>Decoration that may close the line of a day: <c>## 13 May ##</c>, <c>--- 13 May ---</c>.</summary>
    public static bool IsClosing(ReadOnlySpan<char> rest) => !rest.ContainsAnyExcept(ClosingMarks);

    private static int AfterColon(ReadOnlySpan<char> line, int at)
    {
        at = Chars.SkipBlanks(line, at);
        return line.At(at) is ':' or ',' or '-' or '–' or '—' or '(' ? Chars.SkipBlanks(line, at + 1) : at;
    }
}
