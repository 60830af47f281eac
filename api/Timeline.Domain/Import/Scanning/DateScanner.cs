using System.Runtime.InteropServices;
using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>A day as typed.</summary>
/// <param name="Year">Null when it was not typed.</param>
/// <param name="Month">0 when only the day of the week, or a word such as <c>yesterday</c>, was typed.</param>
/// <param name="Day">As <paramref name="Month"/>.</param>
/// <param name="Weekday">None when it was not typed.</param>
/// <param name="Relative">Days from an unnamed today. Null for any other day.</param>
/// <param name="Order">What two bare numbers show about their order.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayMark(int? Year, int Month, int Day, IsoDayOfWeek Weekday = IsoDayOfWeek.None, int? Relative = null, NumberOrder Order = NumberOrder.Named)
{
    /// <summary>The second in "Day 2", counted from the first day of the text. Null for any other day.</summary>
    public int? Ordinal { get; init; }

    /// <summary>Days from the day before it in the text, as in "the next morning". Null for any other day.</summary>
    public int? Onward { get; init; }

    /// <summary>Only the day of the week was typed.</summary>
    public bool IsWeekdayOnly => Weekday != IsoDayOfWeek.None && Month == 0;

    public bool HasDate => Month > 0;

    /// <summary>The other reading of two bare numbers.</summary>
    public DayMark Swapped => this with { Month = Day, Day = Month };
}

internal enum NumberOrder
{
    /// <summary>The month was named, or the notation fixes the order.</summary>
    Named,

    /// <summary>Both orders are possible; the month was typed first in this reading.</summary>
    Open,

    /// <summary>03-20 before a time: the month comes first, as in ISO, unless it cannot.</summary>
    LikeIso,
    DayFirst,
    MonthFirst,
}

/// <summary>Reads a day: 2014-05-13, 13 May 2014, May 13th, Tue 13 May, 13.05.2014, 5/13/14, Tuesday, yesterday.</summary>
internal static class DateScanner
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;

    private static readonly WordList Onward = new("the next morning", "the next day", "next morning", "next day", "the following day", "the following morning", "following day", "following morning");

    public static bool TryRead(ReadOnlySpan<char> s, ref int at, out DayMark day)
    {
        var end = at;
        if (CjkScanner.TryDay(s, ref end, out day) || (Chars.IsDigit(s.At(end)) ? TryDigits(s, ref end, out day) : TryWords(s, ref end, out day)))
        {
            at = end;
            return true;
        }

        day = default;
        return false;
    }

    /// <summary>Three numbers that only a date is written with, whether that date exists or not.</summary>
    public static bool LooksLikeDate(ReadOnlySpan<char> s, int at)
    {
        var start = at;
        if (!Chars.TryNumber(s, ref at, 1, 4, out _) || s.At(at) is not ('-' or '/' or '.'))
            return false;
        var (first, separator) = (at - start, s[at++]);
        start = at;
        if (!Chars.TryNumber(s, ref at, 1, 2, out _) || s.At(at) != separator)
            return false;
        start = ++at;
        return Chars.TryNumber(s, ref at, 1, 4, out _) && (first == 4 || at - start == 4 || separator != '.');
    }

    private static bool TryWords(ReadOnlySpan<char> s, ref int at, out DayMark day)
    {
        if (Chars.TryWord(s, ref at, "today"))
            return Said(day = new(null, 0, 0, Relative: 0));
        if (Chars.TryWord(s, ref at, "yesterday"))
            return Said(day = new(null, 0, 0, Relative: -1));
        if (Onward.TryRead(s, ref at, out _))
        {
            day = new(null, 0, 0) { Onward = 1 };
            return true;
        }

        var word = Chars.Letters(s, at, DateNames.Longest);
        if (DateNames.Weekday(word) is var weekday and not IsoDayOfWeek.None && !Chars.IsWord(s.At(at + word.Length)))
        {
            at += word.Length;
            day = new(null, 0, 0, weekday);
            var next = SkipPunctuation(s, at);
            if (TryRead(s, ref next, out var dated) && dated.HasDate)
            {
                at = next;
                day = dated with { Weekday = weekday };
            }

            return true;
        }

        day = default;
        return DateNames.Month(word) is { } month && TryMonthFirst(s, ref at, word.Length, month, out day);
    }

    private static bool Said(DayMark day) => day.Relative is not null;

    private static int SkipPunctuation(ReadOnlySpan<char> s, int at)
    {
        if (s.At(at) is '.' or ',')
            at++;
        at = Chars.SkipBlanks(s, at);
        var word = at;
        return Chars.TryWord(s, ref word, "the") || Chars.TryWord(s, ref word, "der") || Chars.TryWord(s, ref word, "den") || Chars.TryWord(s, ref word, "le")
            ? Chars.SkipBlanks(s, word)
            : at;
    }

    private static bool TryMonthFirst(ReadOnlySpan<char> s, ref int at, int length, int month, out DayMark day)
    {
        day = default;
        var end = at + length;
        if (s.At(end) == '.')
            end++;
        var number = Chars.SkipBlanks(s, end);
        if (!Chars.TryNumber(s, ref number, 1, 2, out var dayOfMonth) || s.At(number) == ':' && Chars.IsDigit(s.At(number + 1)))
            return false;
        SkipOrdinal(s, ref number);
        var year = TryYear(s, ref number);
        if (!Exists(year, month, dayOfMonth) || Continues(s, number))
            return false;
        at = number;
        day = new(year, month, dayOfMonth);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> s, ref int at, out DayMark day)
    {
        day = default;
        var start = at;
        if (Chars.TryNumber(s, ref at, 8, 8, out var basic))
            return TryMake(s, at, basic / 10000, basic / 100 % 100, basic % 100, NumberOrder.Named, out day);
        if (!Chars.TryNumber(s, ref at, 1, 4, out var first))
            return false;
        var digits = at - start;
        if (digits == 4 && s.At(at) is '-' or '/' or '.')
            return TryYearFirst(s, ref at, first, out day);
        if (digits > 2)
            return false;
        return s.At(at) is '/' or '-' or '.' && Chars.IsDigit(s.At(at + 1))
            ? TryNumbers(s, ref at, first, out day)
            : TryDayFirst(s, ref at, first, out day);
    }

    private static bool TryYearFirst(ReadOnlySpan<char> s, ref int at, int year, out DayMark day)
    {
        day = default;
        var separator = s[at];
        at++;
        if (!Chars.TryNumber(s, ref at, 1, 2, out var month) || s.At(at) != separator)
            return false;
        at++;
        return Chars.TryNumber(s, ref at, 1, 2, out var number) && TryMake(s, at, year, month, number, NumberOrder.Named, out day);
    }

    /// <summary>13.05.2014, 5/13/2014, 13-05-14, 5/13. Points mean day first everywhere; other separators leave it open.</summary>
    private static bool TryNumbers(ReadOnlySpan<char> s, ref int at, int first, out DayMark day)
    {
        day = default;
        var separator = s[at];
        at++;
        if (!Chars.TryNumber(s, ref at, 1, 2, out var second))
            return false;
        int? year = null;
        if (s.At(at) == separator && Chars.IsDigit(s.At(at + 1)))
        {
            var end = at + 1;
            if (!Chars.TryNumber(s, ref end, 2, 4, out var typed) || end - at == 4)
                return false;
            year = typed < 100 ? 2000 + typed : typed;
            at = end;
        }
        else if (separator == '.' && s.At(at) == '.')
            at++;
        else if (separator == '-' && first <= 12 && s.At(at) == ' ' && IsTime(s, at + 1))
            return TryMake(s, at, null, first, second, second > 12 ? NumberOrder.MonthFirst : NumberOrder.LikeIso, out day);
        else if (separator != '/')
            return false;

        if (separator == '.')
            return TryMake(s, at, year, second, first, NumberOrder.Named, out day);
        var order = first > 12 ? NumberOrder.DayFirst : second > 12 ? NumberOrder.MonthFirst : NumberOrder.Open;
        return order == NumberOrder.DayFirst
            ? TryMake(s, at, year, second, first, order, out day)
            : TryMake(s, at, year, first, second, order, out day);
    }

    /// <summary>13 May 2014, 13th of May, 13-May-2014, 13/May/2014, 13. Mai.</summary>
    private static bool TryDayFirst(ReadOnlySpan<char> s, ref int at, int dayOfMonth, out DayMark day)
    {
        day = default;
        SkipOrdinal(s, ref at);
        var separator = s.At(at);
        if (separator is '.' or '-' or '/')
            at++;
        at = Chars.SkipBlanks(s, at);
        if (Chars.TryWord(s, ref at, "of") || Chars.TryWord(s, ref at, "de"))
            at = Chars.SkipBlanks(s, at);
        var word = Chars.Letters(s, at, DateNames.Longest);
        if (DateNames.MonthAfterDay(word) is not { } month)
            return false;
        at += word.Length;
        if (s.At(at) == '.')
            at++;
        var year = TryShortYear(s, ref at, separator) ?? TryYear(s, ref at);
        return TryMake(s, at, year, month, dayOfMonth, NumberOrder.Named, out day);
    }

    private static void SkipOrdinal(ReadOnlySpan<char> s, ref int at)
    {
        _ = Chars.TryWord(s, ref at, "st") || Chars.TryWord(s, ref at, "nd") || Chars.TryWord(s, ref at, "rd") || Chars.TryWord(s, ref at, "th");
    }

    /// <summary>Two digits, where the separator before the month stands after it too: 05/Mar/24.</summary>
    private static int? TryShortYear(ReadOnlySpan<char> s, ref int at, char separator)
    {
        var end = at + 1;
        if (separator is not ('-' or '/') || s.At(at) != separator || !Chars.TryNumber(s, ref end, 2, 2, out var year) || Continues(s, end))
            return null;
        at = end;
        return 2000 + year;
    }

    /// <summary>A year after a day and a month. Four digits that begin a time are none.</summary>
    private static int? TryYear(ReadOnlySpan<char> s, ref int at)
    {
        var end = Chars.SkipBlanks(s, at);
        if (end == at || !Chars.TryWord(s, ref end, "de"))
            end = at;
        var from = end;
        while (end - from < 3 && (s.At(end) is ',' or '-' or '/' or '\'' or '’' || Chars.IsBlank(s.At(end))))
            end++;
        var apostrophe = end > at && s[end - 1] is '\'' or '’';
        if (!Chars.TryNumber(s, ref end, apostrophe ? 2 : 4, apostrophe ? 2 : 4, out var year) || Continues(s, end) && s.At(end) != ':')
            return null;
        year = apostrophe ? 2000 + year : year;
        if (year is < FirstYear or > LastYear)
            return null;
        at = end;
        return year;
    }

    private static bool TryMake(ReadOnlySpan<char> s, int end, int? year, int month, int number, NumberOrder order, out DayMark day)
    {
        day = new(year, month, number, Order: order);
        return Exists(year, month, number) && (order != NumberOrder.Open || Exists(year, number, month)) && !Continues(s, end);
    }

    public static bool Exists(int? year, int month, int day) =>
        year is null or (>= FirstYear and <= LastYear) && month is >= 1 and <= 12 && day >= 1
        && day <= CalendarSystem.Iso.GetDaysInMonth(year ?? 2000, month);

    private static bool Continues(ReadOnlySpan<char> s, int at) => s.At(at) switch
    {
        // A date and a time may be joined by a slash or a dash: 2023-01-04/11:34.
        '-' or '/' => Chars.IsDigit(s.At(at + 1)) && !IsTime(s, at + 1),
        '.' => Chars.IsDigit(s.At(at + 1)),
        'T' or 't' or '_' => !Chars.IsDigit(s.At(at + 1)),
        '%' or '°' => true,
        var c => Chars.IsWord(c),
    };

    private static bool IsTime(ReadOnlySpan<char> s, int at) => Chars.TryNumber(s, ref at, 2, 2, out _) && s.At(at) == ':' && Chars.IsDigit(s.At(at + 1));
}
