using NodaTime;

namespace Timeline.Domain.Import.Scanning;

/// <summary>Reads seconds and milliseconds since 1970, from 2001 to 2099: 1709629200, 1709629200.25, 1709629200000.</summary>
internal static class EpochScanner
{
    private const long First = 1_000_000_000;
    private const long Last = 4_102_444_799;

    public static bool TryRead(ReadOnlySpan<char> s, ref int at, out DayMark day, out ClockMark clock)
    {
        day = default;
        clock = default;
        var end = at;
        long number = 0;
        while (Chars.IsDigit(s.At(end)) && end - at < 14)
            number = number * 10 + (s[end++] - '0');
        var digits = end - at;
        if (digits is not (10 or 13))
            return false;
        var millis = digits == 13 ? number : number * 1000;
        if (digits == 10 && s.At(end) == '.' && Chars.IsDigit(s.At(end + 1)))
        {
            var unit = 100;
            for (end++; Chars.IsDigit(s.At(end)); end++, unit /= 10)
                millis += (s[end] - '0') * unit;
        }

        if (millis / 1000 is < First or > Last || Chars.IsWord(s.At(end)) || s.At(end) is '.' or '-' && Chars.IsDigit(s.At(end + 1)))
            return false;
        var local = Instant.FromUnixTimeMilliseconds(millis).InUtc().LocalDateTime;
        day = new(local.Year, local.Month, local.Day);
        clock = new(local.TimeOfDay, HalfSaid: true, Meridiem: false, Padded: false, Shared.Precision.Second, ClockNotation.Sure);
        at = end;
        return true;
    }
}
