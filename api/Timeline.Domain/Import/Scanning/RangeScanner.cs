using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>Reads a clock time or a range of two: 12:00-12:30, 11:30 to 12:15 PM, 4-5 pm.</summary>
internal static class RangeScanner
{
    /// <summary>A longer stretch behind a free-standing dash is a text that begins with a time.</summary>
    private const int LongestLooseMinutes = 12 * 60;

    /// <param name="ranged">"from" or "between" stood before it.</param>
    public static bool TryRead(ReadOnlySpan<char> s, ref int at, bool ranged, out ClockMark clock, out ClockMark? until)
    {
        until = null;
        var end = at;
        if (!ClockScanner.TryRead(s, ref end, out clock))
            return TryHours(s, ref at, ranged, out clock, out until);
        at = end;
        until = TryEnd(s, ref at, ranged, ref clock);
        // 12:26-12:?? has no end that is known.
        if (until is { Precision: Shared.Precision.Approximate })
            until = null;
        return true;
    }

    /// <summary>The end of a range whose start has been read. Null when there is none.</summary>
    public static ClockMark? TryEnd(ReadOnlySpan<char> s, ref int at, bool ranged, ref ClockMark clock)
    {
        var end = at;
        if (!TrySeparator(s, ref end, ranged, out var loose) || !ClockScanner.TryRead(s, ref end, out var last))
            return null;
        if (last.Notation != clock.Notation && last.Notation != ClockNotation.Sure)
            return null;
        var settled = Settle(clock, ref last);
        if (loose && settled.HalfSaid && last.HalfSaid && Minutes(settled, last) is 0 or > LongestLooseMinutes)
            return null;
        clock = settled with { Notation = last.Meridiem ? ClockNotation.Sure : settled.Notation };
        at = end;
        return last;
    }

    /// <summary>"4-5 pm": the first hour alone is a time because of the second.</summary>
    private static bool TryHours(ReadOnlySpan<char> s, ref int at, bool ranged, out ClockMark clock, out ClockMark? until)
    {
        clock = default;
        until = null;
        var end = at;
        if (!Chars.TryNumber(s, ref end, 1, 2, out var hour) || hour is < 1 or > 12 || !TrySeparator(s, ref end, ranged, out _)
            || !ClockScanner.TryRead(s, ref end, out var last) || !last.Meridiem)
            return false;
        clock = Settle(new ClockMark(new LocalTime(hour, 0), HalfSaid: false, Meridiem: false, Padded: false, Shared.Precision.Hour, ClockNotation.Sure), ref last);
        until = last;
        at = end;
        return true;
    }

    private static bool TrySeparator(ReadOnlySpan<char> s, ref int at, bool ranged, out bool loose)
    {
        var end = Chars.SkipBlanks(s, at);
        loose = end > at;
        if (s.At(end) is '→' || s.At(end) is '-' && s.At(end + 1) == '>')
            end += s[end] == '-' ? 2 : 1;
        else if (s.At(end) is '-' or '–' or '—' or '−')
            end++;
        else if (s.At(end) == '.' && s.At(end + 1) == '.')
            end += s.At(end + 2) == '.' ? 3 : 2;
        else if (loose && (Chars.TryWord(s, ref end, "to") || Chars.TryWord(s, ref end, "until") || Chars.TryWord(s, ref end, "till") || Chars.TryWord(s, ref end, "bis")
            || ranged && Chars.TryWord(s, ref end, "and")))
            loose = false;
        else
            return false;
        at = Chars.SkipBlanks(s, end);
        return true;
    }

    /// <summary>AM or PM said once counts for both ends: the other end is the nearest time on its side.</summary>
    private static ClockMark Settle(ClockMark first, ref ClockMark last)
    {
        if (!first.HalfSaid && last.HalfSaid)
            return Minutes(first, last) <= Minutes(Other(first), last) ? first with { HalfSaid = true, Meridiem = last.Meridiem } : Other(first) with { HalfSaid = true, Meridiem = last.Meridiem };
        if (first.HalfSaid && !last.HalfSaid)
            last = (Minutes(first, last) <= Minutes(first, Other(last)) ? last : Other(last)) with { HalfSaid = true, Meridiem = first.Meridiem };
        return first;
    }

    private static ClockMark Other(ClockMark mark) => mark with { Time = mark.Time.PlusHours(12) };

    private static int Minutes(ClockMark from, ClockMark to) => (to.MinuteOfDay - from.MinuteOfDay + 1440) % 1440;
}
