using System.Globalization;

namespace Timeline.Domain.Postmortems.Names;

/// <summary>Where a name may begin and end in a text.</summary>
public static class NameBorders
{
    /// <summary>True where no word goes on: a name may begin or end there.</summary>
    /// <param name="inside">The character of the name beside the place.</param>
    public static bool Is(string text, int at, int inside) => at <= 0 || at >= text.Length || IsUnspaced(text[inside]) || !IsOfWord(text[at <= inside ? at - 1 : at]);

    /// <summary>Letters, digits, and the marks that belong to the letter before them.</summary>
    public static bool IsOfWord(char character) =>
        char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Scripts that write words, or what follows a name, without a space: Han, Kana, Hangul, Thai.</summary>
    public static bool IsUnspaced(char character) => character is
        (>= '\u0E01' and <= '\u0E3A') or (>= '\u0E40' and <= '\u0E4E') or (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF')
        or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF');
}
