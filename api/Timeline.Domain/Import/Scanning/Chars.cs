namespace Timeline.Domain.Import.Scanning;

/// <summary>The smallest steps of reading notes. Every step looks at a bounded number of characters.</summary>
internal static class Chars
{
    public static char At(this ReadOnlySpan<char> s, int at) => (uint)at < (uint)s.Length ? s[at] : '\0';

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>Space, tab, the no-break spaces that phones put before AM and PM, and the invisible marks of chat exports.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u00A0' or '\u202F' or '\u2009' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u3000' or '\f';

    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    public static int SkipBlanks(ReadOnlySpan<char> s, int at)
    {
        while (at < s.Length && IsBlank(s[at]))
            at++;
        return at;
    }

    /// <summary>Reads a number with at least <paramref name="least"/> and at most <paramref name="most"/> digits that no further digit follows.</summary>
    public static bool TryNumber(ReadOnlySpan<char> s, ref int at, int least, int most, out int value)
    {
        value = 0;
        var end = at;
        while (end < s.Length && IsDigit(s[end]))
        {
            if (end - at == most)
                return false;
            value = value * 10 + (s[end] - '0');
            end++;
        }

        if (end - at < least)
            return false;
        at = end;
        return true;
    }

    /// <summary>Reads the word, in any case, when it stands there whole.</summary>
    public static bool TryWord(ReadOnlySpan<char> s, ref int at, string word)
    {
        if (at + word.Length > s.Length || !s.Slice(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
            || IsWord(s.At(at + word.Length)))
            return false;
        at += word.Length;
        return true;
    }

    /// <summary>The letters from here on; empty when there are none or more than <paramref name="most"/>.</summary>
    public static ReadOnlySpan<char> Letters(ReadOnlySpan<char> s, int at, int most)
    {
        var end = at;
        while (end < s.Length && char.IsLetter(s[end]))
        {
            if (end - at == most)
                return [];
            end++;
        }

        return at < end ? s[at..end] : [];
    }

    /// <summary>The span without blanks and line ends around it, as positions in the same text.</summary>
    public static (int Start, int End) Trim(ReadOnlySpan<char> s, int start, int end)
    {
        while (start < end && (IsBlank(s[start]) || s[start] is '\r' or '\n' or '\v'))
            start++;
        while (end > start && (IsBlank(s[end - 1]) || s[end - 1] is '\r' or '\n' or '\v'))
            end--;
        return (start, end);
    }
}
