using System.Globalization;
using System.Text;

namespace Timeline.Markdown;

/// <summary>Makes characters visible that show nothing and change how the text around them reads.</summary>
/// <remarks>
/// Shown by their code point in brackets, <c>[U+202E]</c>: the controls of C0 except tab and line feed (and the carriage return before one),
/// DEL and those of C1; the line and paragraph separators U+2028 and U+2029; embeddings, overrides and isolates, U+202A to U+202E and U+2066 to
/// U+2069; the deprecated format controls U+206A to U+206F; the interlinear annotations U+FFF9 to U+FFFB; and tag characters, U+E0000 to U+E007F,
/// that are not part of the flag of a region. Everything else stays as it is, for scripts and emoji need it: U+200C and U+200D, the marks of
/// direction U+200E, U+200F and U+061C, variation selectors, the soft hyphen, zero-width space and joiner.
/// </remarks>
public static class VisibleText
{
    private const int FlagBase = 0x1F3F4;
    private const int CancelTag = 0xE007F;

    /// <summary>The text with such characters shown. Markdown that is parsed afterwards may change its meaning.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Text in which nothing steers unseen.</returns>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasHidden(text))
            return text;
        var shown = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            if (FlagAt(text, at) is > 0 and var length)
            {
                shown.Append(text, at, length);
                at += length;
                continue;
            }

            // Half of a surrogate pair is no character; what encodes the text shows it.
            if (!Rune.TryGetRuneAt(text, at, out var rune))
                shown.Append(text[at++]);
            else
            {
                if (IsHidden(rune.Value) && !(rune.Value == '\r' && at + 1 < text.Length && text[at + 1] == '\n'))
                    shown.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
                else
                    shown.Append(text, at, rune.Utf16SequenceLength);
                at += rune.Utf16SequenceLength;
            }
        }

        return shown.ToString();
    }

    // Most texts have none, and are asked for often.
    private static bool HasHidden(string text)
    {
        foreach (var unit in text)
        {
            if (unit is (< ' ' and not ('\n' or '\t')) or (>= '\u007F' and <= '\u009F') or (>= '\u2028' and <= '\u202E')
                or (>= '\u2066' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB') or '\uDB40')
                return true;
        }

        return false;
    }

    private static bool IsHidden(int codePoint) => codePoint is (< ' ' and not ('\n' or '\t')) or (>= 0x7F and <= 0x9F)
        or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x206F) or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= CancelTag);

    /// <summary>The length of a flag of a region at a place: a black flag, small tag letters and digits, the tag that ends them. 0: none.</summary>
    private static int FlagAt(string text, int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune) || rune.Value != FlagBase)
            return 0;
        var end = at + rune.Utf16SequenceLength;
        for (var tags = 0; Rune.TryGetRuneAt(text, Math.Min(end, text.Length - 1), out rune) && end < text.Length; tags++)
        {
            end += rune.Utf16SequenceLength;
            if (rune.Value == CancelTag)
                return tags > 0 ? end - at : 0;
            if (rune.Value is not ((>= 0xE0030 and <= 0xE0039) or (>= 0xE0061 and <= 0xE007A)))
                return 0;
        }

        return 0;
    }
}
