using NodaTime;
using NodaTime.TimeZones;

namespace Timeline.Domain.Import.Scanning;

/// <summary>A zone as typed: an offset, a short name, or a name of the tz database; exactly one of them.</summary>
internal readonly record struct ZoneMark(Offset? Offset = null, string? ShortName = null, string? Id = null);

/// <summary>Reads a zone after a time: Z, +02:00, -0500, UTC+2, CEST, (CDT), Europe/Berlin.</summary>
internal static class ZoneScanner
{
    /// <param name="dated">A date stands before the time, so that <c>-05:00</c> right after it is an offset and not the end of a range.</param>
    public static bool TryReadAfterTime(ReadOnlySpan<char> s, ref int at, bool dated, bool meridiem, out ZoneMark zone)
    {
        zone = default;
        if (s.At(at) is 'Z' or 'z' && !Chars.IsWord(s.At(at + 1)))
        {
            at++;
            zone = new(Offset: Offset.Zero);
            return true;
        }

        var end = Chars.SkipBlanks(s, at);
        if (TryOffset(s, ref end, end > at ? OffsetTrust.Apart : dated ? OffsetTrust.Any : OffsetTrust.Attached, out var offset))
        {
            zone = new(Offset: offset);
            at = end;
            return true;
        }

        var open = s.At(end) is '(' or '[';
        if (open)
            end++;
        var word = end;
        if (!TryName(s, ref end, meridiem || IsShortGeneric(s, end), out zone))
        {
            end = word;
            if (!ZoneWords.TryRead(s, ref end, out zone) || !open && !EndsZone(s, end))
                return false;
        }

        if (open && s.At(end) is not (')' or ']'))
            return false;
        at = open ? end + 1 : end;
        return true;
    }

    /// <summary>PT and ET are seldom anything else behind a time; CT and MT need a separator.</summary>
    private static bool IsShortGeneric(ReadOnlySpan<char> s, int at) =>
        s.At(at + 1) == 'T' && !Chars.IsWord(s.At(at + 2)) && (s.At(at) is 'P' or 'E' || s.At(at) is 'C' or 'M' && EndsZone(s, at + 2));

    /// <summary>A city or a common word is a zone only when nothing is told of it.</summary>
    private static bool EndsZone(ReadOnlySpan<char> s, int at)
    {
        var next = Chars.SkipBlanks(s, at);
        return next >= s.Length || s[next] is '-' or '–' or '—' or '|' or ')' or ']' or '*' or '→' || s[..at].EndsWith("ime") || s.At(at) == '\t';
    }

    /// <summary>A zone by itself, as in <c>all times CEST</c>.</summary>
    public static bool TryName(ReadOnlySpan<char> s, ref int at, bool meridiem, out ZoneMark zone)
    {
        var end = at;
        while (end < s.Length && end - at < 40 && (char.IsAsciiLetterOrDigit(s[end]) || s[end] is '/' or '_'))
            end++;
        var word = s[at..end];
        zone = default;
        if (word.Length < 2 || Chars.IsWord(s.At(end)))
            return false;

        var slash = word.IndexOf('/');
        if (slash > 0 && char.IsAsciiLetterUpper(word[0]))
            return TryId(s, ref at, out zone);
        if (word is "UTC" or "GMT")
        {
            at = end;
            zone = TryOffset(s, ref at, OffsetTrust.Any, out var offset) ? new(Offset: offset) : new(ShortName: word.ToString());
            return true;
        }

        if (word is "Zulu" || ZoneAbbreviations.IsShort(word) || ZoneAbbreviations.IsCommonWord(word) && meridiem)
        {
            at = end;
            zone = word is "Zulu" ? new(Offset: Offset.Zero) : new(ShortName: word.ToString());
            return true;
        }

        return false;
    }

    private static bool TryId(ReadOnlySpan<char> s, ref int at, out ZoneMark zone)
    {
        zone = default;
        var end = at;
        while (end < s.Length && end - at < 40 && (char.IsAsciiLetterOrDigit(s[end]) || s[end] is '/' or '_' or '-' or '+'))
            end++;
        if (!TzdbDateTimeZoneSource.Default.CanonicalIdMap.ContainsKey(s[at..end].ToString()))
            return false;
        zone = new(Id: s[at..end].ToString());
        at = end;
        return true;
    }

    /// <summary>How much it takes to believe that a sign and digits are an offset and not a range or a count.</summary>
    private enum OffsetTrust
    {
        Any,

        /// <summary>Right after a time without a date: a minus may begin the end of a range.</summary>
        Attached,

        /// <summary>After a blank: only the whole forms.</summary>
        Apart,
    }

    /// <summary>+2, +02, +0200, +02:00.</summary>
    private static bool TryOffset(ReadOnlySpan<char> s, ref int at, OffsetTrust trust, out Offset offset)
    {
        offset = default;
        var sign = s.At(at) switch { '+' => 1, '-' or '−' => -1, _ => 0 };
        if (sign == 0)
            return false;
        var end = at + 1;
        if (!Chars.TryNumber(s, ref end, 1, 4, out var number))
            return false;
        var digits = end - at - 1;
        var minutes = 0;
        if (digits > 2)
            (number, minutes) = (number / 100, number % 100);
        else if (s.At(end) == ':' && Chars.IsDigit(s.At(end + 1)))
        {
            end++;
            if (!Chars.TryNumber(s, ref end, 2, 2, out minutes))
                return false;
        }

        var whole = digits == 4 || s[end - 3] == ':';
        var believed = trust switch
        {
            OffsetTrust.Attached => digits == 4 || sign > 0,
            OffsetTrust.Apart => digits == 4 || whole && sign > 0,
            _ => true,
        };
        if (digits == 3 || !believed || number > 14 || minutes is not (0 or 15 or 30 or 45) || Chars.IsWord(s.At(end)))
            return false;
        at = end;
        offset = Offset.FromHoursAndMinutes(sign * number, sign * minutes);
        return true;
    }
}
