using System.Buffers;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Says whether a line begins with something that a person may have meant as a time.</summary>
internal static class Suspicion
{
    private const int Longest = 24;
    private static readonly SearchValues<char> Clock = SearchValues.Create("0123456789:");

    /// <summary>What it looks like, or null.</summary>
    public static string? Find(ReadOnlySpan<char> line)
    {
        var decoration = new Decoration(line, 0);
        decoration.SkipBefore();
        var s = line[decoration.At..];
        if (s.Length > 80)
            s = s[..80];
        return IsAnchor(s) || Chars.IsDigit(s.At(0)) && LooksLikeTime(s) ? Start(s) : null;
    }

    /// <summary>T+10m, T-5.</summary>
    private static bool IsAnchor(ReadOnlySpan<char> s) => s.At(0) == 'T' && s.At(1) is '+' or '-' or '−' && Chars.IsDigit(s.At(2));

    private static bool LooksLikeTime(ReadOnlySpan<char> s)
    {
        if (DateScanner.LooksLikeDate(s, 0))
            return true;
        var at = 0;
        if (!Chars.TryNumber(s, ref at, 1, 4, out _))
            return false;
        if (MarkerScanner.IsDuration(s, s.IndexOfAnyExcept(Clock)))
            return false;
        if (s.At(at) is ':' && (Chars.IsDigit(s.At(at + 1)) && Chars.IsDigit(s.At(at + 2)) || s.At(at + 1) is '?' or 'x' or 'X' or '_'))
            return true;
        if (s.At(at) is '時' or '时' or '点' or '點' or '시')
            return true;
        at = Chars.SkipBlanks(s, at);
        return Chars.TryWord(s, ref at, "am") || Chars.TryWord(s, ref at, "pm") || Chars.TryWord(s, ref at, "a.m") || Chars.TryWord(s, ref at, "p.m") || Chars.TryWord(s, ref at, "o'clock") || Chars.TryWord(s, ref at, "Uhr");
    }

    private static string Start(ReadOnlySpan<char> s)
    {
        var end = 0;
        var words = 0;
        while (end < s.Length && end < Longest && (words += Chars.IsBlank(s[end]) ? 1 : 0) < 2)
            end++;
        return s[..end].TrimEnd().ToString();
    }
}
