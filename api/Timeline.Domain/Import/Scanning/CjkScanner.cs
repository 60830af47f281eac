using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>Reads days and clock times as Chinese, Japanese and Korean write them: 2024年3月5日, 3월 5일, 9時00分, 下午3点10分, 오후 3시.</summary>
internal static class CjkScanner
{
    private static readonly (string Word, bool Evening)[] Halves =
        [("上午", false), ("下午", true), ("午前", false), ("午後", true), ("오전", false), ("오후", true), ("凌晨", false), ("早上", false), ("晚上", true)];

    public static bool TryDay(ReadOnlySpan<char> s, ref int at, out DayMark day)
    {
        day = default;
        var end = at;
        if (!Chars.TryNumber(s, ref end, 1, 4, out var first))
            return false;
        int? year = null;
        if (TryUnit(s, ref end, '年', '년'))
        {
            year = first;
            if (!Chars.TryNumber(s, ref end, 1, 2, out first))
                return false;
        }

        if (!TryUnit(s, ref end, '月', '월') || !Chars.TryNumber(s, ref end, 1, 2, out var number) || !TryUnit(s, ref end, '日', '일') || !DateScanner.Exists(year, first, number))
            return false;
        // The day of the week in brackets, as in 5日(火).
        if (s.At(end) is '(' or '（' && s.At(end + 2) is ')' or '）')
            end += 3;
        at = end;
        day = new(year, first, number);
        return true;
    }

    public static bool TryClock(ReadOnlySpan<char> s, ref int at, out ClockMark clock)
    {
        clock = default;
        var end = at;
        bool? evening = null;
        foreach (var (word, late) in Halves)
            if (s[end..].StartsWith(word))
                (evening, end) = (late, Chars.SkipBlanks(s, end + word.Length));
        if (!Chars.TryNumber(s, ref end, 1, 2, out var hour))
            return false;
        var minute = 0;
        var second = 0;
        var precision = Shared.Precision.Minute;
        if (evening is not null && s.At(end) is ':' or '：')
        {
            end++;
            if (!Chars.TryNumber(s, ref end, 2, 2, out minute))
                return false;
        }
        else if (!TryUnit(s, ref end, '時', '点', '點', '时', '시'))
        {
            return false;
        }
        else if (s.At(end) == '半')
        {
            (minute, end) = (30, end + 1);
        }
        else if (!TryPart(s, ref end, ref minute, '分', '분'))
        {
            precision = Shared.Precision.Hour;
        }
        else if (TryPart(s, ref end, ref second, '秒', '초'))
        {
            precision = Shared.Precision.Second;
        }

        if (evening == true && hour < 12)
            hour += 12;
        else if (evening == false && hour == 12)
            hour = 0;
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        at = end;
        clock = new(new LocalTime(hour, minute, second), HalfSaid: true, Meridiem: false, Padded: false, precision, ClockNotation.Sure);
        return true;
    }

    private static bool TryPart(ReadOnlySpan<char> s, ref int at, ref int value, params ReadOnlySpan<char> units)
    {
        var end = at;
        if (!Chars.TryNumber(s, ref end, 1, 2, out var number) || !TryUnit(s, ref end, units))
            return false;
        (at, value) = (end, number);
        return true;
    }

    private static bool TryUnit(ReadOnlySpan<char> s, ref int at, params ReadOnlySpan<char> units)
    {
        var end = Chars.SkipBlanks(s, at);
        if (!units.Contains(s.At(end)))
            return false;
        at = Chars.SkipBlanks(s, end + 1) is var next && Chars.IsDigit(s.At(next)) ? next : end + 1;
        return true;
    }
}
