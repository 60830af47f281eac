using System.Runtime.InteropServices;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Import.Scanning;

/// <summary>A clock time as typed.</summary>
/// <param name="Time">With <paramref name="HalfSaid"/> the time; else the hour is 1 to 12 as typed and either half of the day is possible.</param>
/// <param name="Padded">The hour was typed with a leading zero, as people do who write 24 hours.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ClockMark(LocalTime Time, bool HalfSaid, bool Meridiem, bool Padded, Precision Precision, ClockNotation Notation)
{
    /// <summary>24:00, the first moment of the next day.</summary>
    public bool NextDay { get; init; }

    /// <summary>23:59:60, kept as the second before it.</summary>
    public bool Leap { get; init; }

    public int MinuteOfDay => Time.Hour * 60 + Time.Minute;
}

/// <summary>How sure it is that digits are a time. The bare forms are believed only when several lines begin with them.</summary>
internal enum ClockNotation
{
    Sure,
    BareDotted,
    BareMilitary,
}

/// <summary>Reads a clock time: 10:02 PM, 10.02 p.m., 10pm, 22:02:31.5, 2202h, 22h02, noon.</summary>
internal static class ClockScanner
{
    public static bool TryRead(ReadOnlySpan<char> s, ref int at, out ClockMark clock)
    {
        var end = at;
        if (CjkScanner.TryClock(s, ref end, out clock))
        {
            at = end;
            return true;
        }

        if (TryDigits(s, ref end, out clock) || TryWordTime(s, ref end, out clock) || WordClockScanner.TryRead(s, ref end, out clock))
        {
            if (TryIsh(s, ref end))
                clock = clock with { Precision = Precision.Approximate };
            if (Ends(s, end))
            {
                at = end;
                return true;
            }
        }

        clock = default;
        return false;
    }

    /// <summary>"09:40ish", "9-ish".</summary>
    private static bool TryIsh(ReadOnlySpan<char> s, ref int at)
    {
        var end = s.At(at) == '-' ? at + 1 : at;
        if (!Chars.TryWord(s, ref end, "ish"))
            return false;
        at = end;
        return true;
    }

    private static bool Ends(ReadOnlySpan<char> s, int at) => s.At(at) switch
    {
        ':' or '：' or '.' or ',' => !Chars.IsDigit(s.At(at + 1)),
        '%' or '°' or '$' or '€' => false,
        'Z' or 'z' => !Chars.IsWord(s.At(at + 1)),
        var c => !Chars.IsWord(c),
    };

    private static bool TryDigits(ReadOnlySpan<char> s, ref int at, out ClockMark clock)
    {
        clock = default;
        var start = at;
        if (!Chars.TryNumber(s, ref at, 1, 4, out var number))
            return false;
        if (at - start == 3)
            return false;
        if (at - start == 4)
            return TryMilitary(s, ref at, number, out clock);

        var padded = s[start] == '0' && at - start == 2;
        if (s.At(at) == ':' && s.At(at + 1) is '?' or 'x' or 'X' && s.At(at + 2) == s[at + 1])
        {
            at += 3;
            return Finish(s, ref at, new(number, 0, 0, 0), padded, Precision.Approximate, out clock);
        }

        if (s.At(at) is ':' or '：' && TryAfter(s, at, out var minute, out var next))
        {
            at = next;
            var hasSecond = TrySecond(s, ref at, out var second, out var nanos);
            return Finish(s, ref at, new(number, minute, second, nanos), padded, hasSecond ? Precision.Second : Precision.Minute, out clock);
        }

        // 9h20, and 9u20 in Dutch.
        if (s.At(at) is 'h' or 'H' or 'u' && TryAfter(s, at, out minute, out next))
        {
            at = next;
            return TryMake(new(number, minute, 0, 0), said: true, meridiem: false, padded, Precision.Minute, out clock);
        }

        if (s.At(at) == '.' && TryAfter(s, at, out minute, out next) && s.At(next) != '.')
        {
            at = next;
            return TryDotted(s, ref at, new(number, minute, 0, 0), padded, out clock);
        }

        return TryHourAlone(s, ref at, number, out clock);
    }

    /// <summary>Two digits after a separator; a third digit makes it something else.</summary>
    private static bool TryAfter(ReadOnlySpan<char> s, int separator, out int value, out int next)
    {
        next = separator + 1;
        return Chars.TryNumber(s, ref next, 2, 2, out value) && value < 60;
    }

    private static bool TrySecond(ReadOnlySpan<char> s, ref int at, out int second, out int nanos)
    {
        second = nanos = 0;
        var next = at + 1;
        if (s.At(at) is not (':' or '：') || !Chars.TryNumber(s, ref next, 2, 2, out var number) || number > 60)
            return false;
        second = number;
        at = next;
        if (s.At(at) is not ('.' or ',') || !Chars.IsDigit(s.At(at + 1)))
            return true;

        // Microseconds are what the store keeps; further digits are read and dropped.
        var unit = 100_000_000;
        for (at++; Chars.IsDigit(s.At(at)); at++)
        {
            if (unit >= 1_000)
                nanos += (s[at] - '0') * unit;
            unit /= 10;
        }

        return true;
    }

    private static bool Finish(ReadOnlySpan<char> s, ref int at, Parts parts, bool padded, Precision precision, out ClockMark clock)
    {
        if (TryMeridiem(s, ref at, parts.Hour, out var evening))
            return TryMake(parts.In(evening), said: true, meridiem: true, padded, precision, out clock);
        var said = TrySuffix(s, ref at) || parts.Hour is 0 or > 12;
        return TryMake(parts, said, meridiem: false, padded, precision, out clock);
    }

    private static bool TryDotted(ReadOnlySpan<char> s, ref int at, Parts parts, bool padded, out ClockMark clock)
    {
        if (TryMeridiem(s, ref at, parts.Hour, out var evening))
            return TryMake(parts.In(evening), said: true, meridiem: true, padded, Precision.Minute, out clock);
        if (TrySuffix(s, ref at))
            return TryMake(parts, said: true, meridiem: false, padded, Precision.Minute, out clock);
        if (!TryMake(parts, parts.Hour is 0 or > 12, meridiem: false, padded, Precision.Minute, out clock))
            return false;
        clock = clock with { Notation = ClockNotation.BareDotted };
        return true;
    }

    private static bool TryMilitary(ReadOnlySpan<char> s, ref int at, int number, out ClockMark clock)
    {
        if (!TryMake(new(number / 100, number % 100, 0, 0), said: true, meridiem: false, padded: false, Precision.Minute, out clock))
            return false;
        var sure = TrySuffix(s, ref at) || s.At(at) is 'Z' or 'z' && !Chars.IsWord(s.At(at + 1));
        clock = clock with { Notation = sure ? ClockNotation.Sure : ClockNotation.BareMilitary };
        return true;
    }

    private static bool TryHourAlone(ReadOnlySpan<char> s, ref int at, int hour, out ClockMark clock)
    {
        var after = at;
        if (hour is >= 1 and <= 12 && TryMeridiem(s, ref after, hour, out var evening) && s[(after - 2)..after].ContainsAny('m', 'M'))
        {
            at = after;
            return TryMake(new Parts(hour, 0, 0, 0).In(evening), said: true, meridiem: true, padded: false, Precision.Hour, out clock);
        }

        var ish = at;
        if (hour is >= 1 and <= 23 && TryIsh(s, ref ish))
            return TryMake(new(hour, 0, 0, 0), said: hour > 12, meridiem: false, padded: false, Precision.Hour, out clock);

        var end = Chars.SkipBlanks(s, at);
        if (hour == 12 && (Chars.TryWord(s, ref end, "noon") || Chars.TryWord(s, ref end, "midnight")))
        {
            at = end;
            return TryMake(new(s[end - 1] is 'n' or 'N' ? 12 : 0, 0, 0, 0), said: true, meridiem: false, padded: false, Precision.Hour, out clock);
        }

        if (!Chars.TryWord(s, ref end, "Uhr") && !Chars.TryWord(s, ref end, "uur") && !Chars.TryWord(s, ref end, "heures") && !Chars.TryWord(s, ref end, "h"))
        {
            clock = default;
            return false;
        }

        at = end;
        // 9 Uhr 10
        var minutes = Chars.SkipBlanks(s, at);
        if (minutes > at && Chars.TryNumber(s, ref minutes, 2, 2, out var minute) && minute < 60 && s.At(minutes) is not (':' or '.' or '-' or '/' or '%') && !Chars.IsWord(s.At(minutes)))
        {
            at = minutes;
            return TryMake(new(hour, minute, 0, 0), said: true, meridiem: false, padded: false, Precision.Minute, out clock);
        }

        return TryMake(new(hour, 0, 0, 0), said: true, meridiem: false, padded: false, Precision.Hour, out clock);
    }

    /// <summary>220231 after the T of a basic ISO date.</summary>
    public static bool TryBasic(ReadOnlySpan<char> s, ref int at, out ClockMark clock)
    {
        clock = default;
        var end = at;
        if (!Chars.TryNumber(s, ref end, 6, 6, out var number) || !TryMake(new(number / 10000, number / 100 % 100, number % 100, 0), said: true, meridiem: false, padded: false, Precision.Second, out clock))
            return false;
        at = end;
        return true;
    }

    private static bool TryWordTime(ReadOnlySpan<char> s, ref int at, out ClockMark clock)
    {
        clock = default;
        if (Chars.TryWord(s, ref at, "noon") || Chars.TryWord(s, ref at, "midday"))
            return TryMake(new(12, 0, 0, 0), said: true, meridiem: false, padded: false, Precision.Hour, out clock);
        return Chars.TryWord(s, ref at, "midnight")
            && TryMake(new(0, 0, 0, 0), said: true, meridiem: false, padded: false, Precision.Hour, out clock);
    }

    /// <summary>AM or PM in the usual spellings. After an hour above 12 only PM is one: <c>am</c> is also a German word.</summary>
    private static bool TryMeridiem(ReadOnlySpan<char> s, ref int at, int hour, out bool evening)
    {
        var end = Chars.SkipBlanks(s, at);
        var attached = end == at;
        var letter = char.ToLowerInvariant(s.At(end));
        evening = letter == 'p';
        if (end - at > 2 || letter is not ('a' or 'p') || (hour > 12 && !evening))
            return false;
        end++;
        var dotted = s.At(end) == '.';
        if (dotted)
            end++;
        if (dotted && s.At(end) == ' ' && s.At(end + 1) is 'm' or 'M')
            end++;
        if (s.At(end) is 'm' or 'M')
            end++;
        else if (!attached || dotted)
            return false;
        // The closing point of "p.m." belongs to it; that of "PM." ends a sentence.
        if (dotted && s.At(end) == '.')
            end++;
        if (Chars.IsWord(s.At(end)))
            return false;
        at = end;
        return true;
    }

    private static bool TrySuffix(ReadOnlySpan<char> s, ref int at)
    {
        var end = Chars.SkipBlanks(s, at);
        if (end - at > 1 || !(Chars.TryWord(s, ref end, "h") || Chars.TryWord(s, ref end, "hrs") || Chars.TryWord(s, ref end, "hours") || Chars.TryWord(s, ref end, "Uhr") || Chars.TryWord(s, ref end, "uur")))
            return false;
        at = end;
        return true;
    }

    private static bool TryMake(Parts parts, bool said, bool meridiem, bool padded, Precision precision, out ClockMark clock)
    {
        clock = default;
        // ISO 8601 lets a day end at 24:00, which is the next day's first moment.
        var ends = parts is { Hour: 24, Minute: 0, Second: 0 };
        var hour = ends ? 0 : parts.Hour;
        // The end of a UTC day falls into the last second of an hour, or of a half or quarter of one, everywhere.
        var leap = parts.Second == 60;
        if (hour > 23 || parts.Minute > 59 || leap && parts.Minute % 15 != 14)
            return false;
        clock = new(new LocalTime(hour, parts.Minute, leap ? 59 : parts.Second).PlusNanoseconds(parts.Nanos), said, meridiem, padded, precision, ClockNotation.Sure) { NextDay = ends, Leap = leap };
        return true;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Parts(int Hour, int Minute, int Second, int Nanos)
    {
        public Parts In(bool evening) => Hour switch
        {
            12 => this with { Hour = evening ? 12 : 0 },
            < 12 when evening => this with { Hour = Hour + 12 },
            _ => this,
        };
    }
}
