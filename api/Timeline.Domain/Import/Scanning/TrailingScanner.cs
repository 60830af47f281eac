namespace Timeline.Domain.Import.Scanning;

/// <summary>Reads what may follow a time and belongs to it: its day, its year, the end of a range on another day. Each gives where it ended.</summary>
internal static class TrailingScanner
{
    /// <summary>"2024-03-05 09:00 - 2024-03-05 10:00": a range between two days.</summary>
    public static int Until(ReadOnlySpan<char> s, int at, ref TimeMarker read)
    {
        var end = Chars.SkipBlanks(s, at);
        if (read.Until is not null || s.At(end) is not ('-' or '–' or '—' or '→') && !Chars.TryWord(s, ref end, "to") && !Chars.TryWord(s, ref end, "until"))
            return at;
        if (s.At(end) is '-' or '–' or '—' or '→')
            end++;
        end = Chars.SkipBlanks(s, end);
        if (!DateScanner.TryRead(s, ref end, out var day) || !day.HasDate)
            return at;
        end = s.At(end) is 'T' ? end + 1 : Chars.SkipBlanks(s, end);
        if (!ClockScanner.TryRead(s, ref end, out var clock))
            return at;
        if (ZoneScanner.TryReadAfterTime(s, ref end, dated: true, clock.Meridiem, out var zone) && read.Zone is { } begun && zone != begun)
            return at;
        read = read with { Until = clock with { HalfSaid = true }, UntilDay = day, TypedEnd = end };
        return end;
    }

    /// <summary>"10:02 PM on 13 May 2014": a day after the time, when it is a whole or named one.</summary>
    public static int Day(ReadOnlySpan<char> s, int at, ref TimeMarker read)
    {
        var end = at;
        if (s.At(end) is ',')
            end++;
        end = Chars.SkipBlanks(s, end);
        if (Chars.TryWord(s, ref end, "on"))
            end = Chars.SkipBlanks(s, end);
        var start = end;
        if (end == at || !DateScanner.TryRead(s, ref end, out var day) || !day.HasDate || day.Year is null && Chars.IsDigit(s[start]) && !char.IsLetter(s[end - 1]))
            return at;
        read = read with { Day = day, TypedEnd = end };
        return end;
    }

    /// <summary>The year at the end of "Tue May 13 22:02:31 CDT 2014".</summary>
    public static int Year(ReadOnlySpan<char> s, int at, ref TimeMarker read)
    {
        if (read.Day is not { Year: null, HasDate: true, Weekday: not NodaTime.IsoDayOfWeek.None } day)
            return at;
        var end = Chars.SkipBlanks(s, at);
        if (end == at || !Chars.TryNumber(s, ref end, 4, 4, out var year) || year is < DateScanner.FirstYear or > DateScanner.LastYear || Chars.IsWord(s.At(end)))
            return at;
        if (day is { Month: 2, Day: 29 } && NodaTime.CalendarSystem.Iso.GetDaysInMonth(year, 2) < 29)
            return at;
        read = read with { Day = day with { Year = year }, TypedEnd = end };
        return end;
    }
}
