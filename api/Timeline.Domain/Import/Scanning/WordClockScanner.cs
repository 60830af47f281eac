using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Import.Scanning;

/// <summary>Reads clock times that are told in words: half past ten, a quarter to eleven, ten past nine, halb elf, ten o'clock at night.</summary>
internal static class WordClockScanner
{
    private static readonly string[] Hours = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    private static readonly string[] GermanHours = ["eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
    private static readonly string[] Halves = ["in the morning", "in the afternoon", "in the evening", "at night"];

    private static readonly (string Words, int Minutes)[] Counts =
    [
        ("half", 30), ("a quarter", 15), ("quarter", 15), ("twenty-five", 25), ("twenty five", 25), ("twenty", 20), ("ten", 10), ("five", 5), ("viertel", 15), ("zwanzig", 20), ("zehn", 10), ("fünf", 5),
    ];

    public static bool TryRead(ReadOnlySpan<char> s, ref int at, out ClockMark clock)
    {
        clock = default;
        var end = at;
        if (!char.IsLetter(s.At(at)) || !TryMinutes(s, ref end, out var minutes) && !TryFull(s, ref end, out minutes))
            return false;
        minutes = (minutes + 720) % 720;
        var said = TryHalf(s, ref end, out var evening);
        at = end;
        // An hour of 0 would say its half of the day.
        var time = new LocalTime(minutes / 60 == 0 ? 12 : minutes / 60, minutes % 60);
        clock = said
            ? new(new LocalTime(minutes / 60 + (evening ? 12 : 0), minutes % 60), HalfSaid: true, Meridiem: true, Padded: false, Precision.Minute, ClockNotation.Sure)
            : new(time, HalfSaid: false, Meridiem: false, Padded: false, Precision.Minute, ClockNotation.Sure);
        return true;
    }

    /// <summary>"half past ten", "halb elf": minutes of half a day.</summary>
    private static bool TryMinutes(ReadOnlySpan<char> s, ref int at, out int minutes)
    {
        minutes = 0;
        var start = at;
        if (Chars.TryWord(s, ref at, "halb"))
        {
            at = Chars.SkipBlanks(s, at);
            if (TryHour(s, ref at, out var next))
            {
                minutes = next * 60 - 30;
                return true;
            }
        }

        foreach (var (words, count) in Counts)
        {
            at = start;
            if (!Chars.TryWord(s, ref at, words))
                continue;
            at = Chars.SkipBlanks(s, at);
            var before = Chars.TryWord(s, ref at, "to") || Chars.TryWord(s, ref at, "before") || Chars.TryWord(s, ref at, "vor");
            if (!before && !Chars.TryWord(s, ref at, "past") && !Chars.TryWord(s, ref at, "nach"))
                continue;
            at = Chars.SkipBlanks(s, at);
            if (!TryHour(s, ref at, out var hour) || IsCount(s, words, at))
                continue;
            minutes = hour * 60 + (before ? -count : count);
            return true;
        }

        at = start;
        return false;
    }

    /// <summary>"Five to ten users called": what is counted follows.</summary>
    private static bool IsCount(ReadOnlySpan<char> s, string words, int at) =>
        words is not ("half" or "quarter" or "a quarter" or "viertel") && Chars.SkipBlanks(s, at) is var next && char.IsLetter(s.At(next)) && !TryHalf(s, ref at, out _);

    /// <summary>"ten o'clock".</summary>
    private static bool TryFull(ReadOnlySpan<char> s, ref int at, out int minutes)
    {
        minutes = 0;
        if (!TryHour(s, ref at, out var hour))
            return false;
        at = Chars.SkipBlanks(s, at);
        minutes = hour * 60;
        return Chars.TryWord(s, ref at, "o'clock") || Chars.TryWord(s, ref at, "o’clock");
    }

    private static bool TryHour(ReadOnlySpan<char> s, ref int at, out int hour)
    {
        foreach (var names in (ReadOnlySpan<string[]>)[Hours, GermanHours])
            for (hour = 1; hour <= names.Length; hour++)
                if (Chars.TryWord(s, ref at, names[hour - 1]))
                    return true;
        return Chars.TryNumber(s, ref at, 1, 2, out hour) && hour is >= 1 and <= 12 && !Chars.IsWord(s.At(at)) && s.At(at) is not (':' or '.' or '-' or '/' or '%');
    }

    private static bool TryHalf(ReadOnlySpan<char> s, ref int at, out bool evening)
    {
        evening = false;
        var end = Chars.SkipBlanks(s, at);
        foreach (var words in Halves)
            if (Chars.TryWord(s, ref end, words))
            {
                evening = words != Halves[0];
                at = end;
                return true;
            }

        if (!Chars.TryWord(s, ref end, "am") && !(evening = Chars.TryWord(s, ref end, "pm")))
            return false;
        at = end;
        return true;
    }
}
