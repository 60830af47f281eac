using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>A time said as a distance.</summary>
/// <param name="Distance">From the anchor, or from the entry before.</param>
/// <param name="FromAnchor">Counted from the text's T+0.</param>
internal readonly record struct RelativeMark(Duration Distance, bool FromAnchor);

/// <summary>Reads distances: T+00:10:00, T-5m, +10 min, ten minutes later.</summary>
internal static class RelativeScanner
{
    /// <summary>Halves are less than nothing.</summary>
    private static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal)
    {
        ["a"] = 1,
        ["an"] = 1,
        ["half an"] = -2,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["fifteen"] = 15,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["forty-five"] = 45,
        ["fifty"] = 50,
    };

    private static readonly WordList NumberWords = new([.. Numbers.Keys]);

    private static readonly (string Word, int Seconds)[] Units =
    [
        ("seconds", 1), ("second", 1), ("secs", 1), ("sec", 1), ("s", 1), ("minutes", 60), ("minute", 60), ("mins", 60), ("min", 60), ("m", 60),
        ("hours", 3600), ("hour", 3600), ("hrs", 3600), ("hr", 3600), ("h", 3600), ("days", 86400), ("day", 86400), ("d", 86400),
    ];

    public static bool TryRead(ReadOnlySpan<char> s, ref int at, out RelativeMark mark)
    {
        mark = default;
        var end = at;
        var anchored = s.At(end) is 'T' or 't' && Chars.SkipBlanks(s, end + 1) is var sign && s.At(sign) is '+' or '-' or '−';
        if (anchored)
            end = Chars.SkipBlanks(s, end + 1);
        if (s.At(end) is '+' or '-' or '−' && (anchored || s[end] == '+'))
        {
            var negative = s[end] != '+';
            end = Chars.SkipBlanks(s, end + 1);
            if (!TryDistance(s, ref end, bare: anchored, out var seconds) || Chars.IsWord(s.At(end)))
                return false;
            mark = new(Duration.FromSeconds(negative ? -seconds : seconds), anchored);
            at = end;
            return true;
        }

        if (anchored || !TryWords(s, ref end, out var later))
            return false;
        end = Chars.SkipBlanks(s, end);
        if (!Chars.TryWord(s, ref end, "later"))
            return false;
        mark = new(Duration.FromSeconds(later), FromAnchor: false);
        at = end;
        return true;
    }

    /// <summary>00:10:00, 00:10, 1h30m, 10 min. A bare number counts minutes where <paramref name="bare"/> allows it.</summary>
    private static bool TryDistance(ReadOnlySpan<char> s, ref int at, bool bare, out long seconds)
    {
        seconds = 0;
        var end = at;
        if (Chars.TryNumber(s, ref end, 1, 3, out var hours) && s.At(end) == ':')
        {
            end++;
            if (!Chars.TryNumber(s, ref end, 2, 2, out var minutes) || minutes > 59)
                return false;
            seconds = hours * 3600L + minutes * 60;
            if (s.At(end) == ':')
            {
                end++;
                if (!Chars.TryNumber(s, ref end, 2, 2, out var rest) || rest > 59)
                    return false;
                seconds += rest;
            }

            at = end;
            return true;
        }

        end = at;
        if (TryUnits(s, ref end, out seconds))
        {
            at = end;
            return true;
        }

        if (!bare || !Chars.TryNumber(s, ref at, 1, 4, out var number))
            return false;
        seconds = number * 60L;
        return true;
    }

    private static bool TryUnits(ReadOnlySpan<char> s, ref int at, out long seconds)
    {
        seconds = 0;
        var read = false;
        for (var i = 0; i < 3; i++)
        {
            var end = read ? Chars.SkipBlanks(s, at) : at;
            if (!Chars.TryNumber(s, ref end, 1, 4, out var number))
                break;
            end = Chars.SkipBlanks(s, end);
            if (!TryUnit(s, ref end, out var unit))
                break;
            seconds += (long)number * unit;
            (at, read) = (end, true);
        }

        return read;
    }

    private static bool TryUnit(ReadOnlySpan<char> s, ref int at, out int seconds)
    {
        foreach (var (word, value) in Units)
        {
            // 1h30m: digits may follow a unit at once.
            if (!s[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase) || char.IsLetter(s.At(at + word.Length)))
                continue;
            at += word.Length;
            seconds = value;
            return true;
        }

        seconds = 0;
        return false;
    }

    private static bool TryWords(ReadOnlySpan<char> s, ref int at, out long seconds)
    {
        if (Chars.IsDigit(s.At(at)))
            return TryUnits(s, ref at, out seconds);
        seconds = 0;
        if (!NumberWords.TryRead(s, ref at, out var word))
            return false;
        var count = Numbers[word];
        at = Chars.SkipBlanks(s, at);
        if (!TryUnit(s, ref at, out var unit))
            return false;
        seconds = count < 0 ? unit / 2 : (long)count * unit;
        return true;
    }
}
