using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Timeline.Domain.Shared;

/// <summary>Which characters show nothing, and what becomes of them in a line: a name, an author, a title.</summary>
/// <remarks>
/// Nothing show: space of any kind, control characters, and what Unicode calls default ignorable (zero-width, bidi controls, selectors, tags, fillers).
/// Some of these are part of how a language or an emoji is written, and stay where they are that.
/// </remarks>
public static class VisibleText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int EmojiStyle = 0xFE0F;
    private const int LastTag = 0xE007F;

    /// <summary>True when a reader sees nothing of it; such a text counts as missing. Not one with a NUL, which is refused as what cannot be stored.</summary>
    public static bool ShowsNothing([NotNullWhen(false)] string? text) => text is null
        || text.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune) || (Rune.IsControl(rune) && rune.Value != 0) || IsHidden(rune.Value));

    /// <summary>
    /// One line: each run of white space is one space, and what a reader does not see goes. U+200C and U+200D stay between letters and within emoji,
    /// selectors and tags where they belong to what is before them, and the marks LRM, RLM and ALM, which turn nothing around. NUL and halves of
    /// surrogate pairs stay, to be refused.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Line(string? text)
    {
        if (text is null || IsPlain(text))
            return text;
        var kept = new StringBuilder(text.Length);
        Rune? last = null;
        for (var index = 0; index < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length) != System.Buffers.OperationStatus.Done)
                length = 1;
            else if (IsTag(rune.Value))
                length = Tags(text, index, last, out rune);
            else if (!Stays(rune, last, text.AsSpan(index + length)))
                rune = default;

            // Default is NUL, which stays as it is given.
            if (rune != default || text[index] == '\0')
            {
                kept.Append(text, index, length);
                last = rune;
            }

            index += length;
        }

        return string.Join(' ', kept.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>As <see cref="Line"/>; null when nothing of it is seen.</summary>
    public static string? OptionalLine(string? text) => ShowsNothing(text) ? null : Line(text);

    /// <summary>True for the characters that Unicode has nobody see by themselves, and the blank of Braille.</summary>
    public static bool IsHidden(int character) => character is 0xAD or 0x34F or 0x61C or (>= 0x115F and <= 0x1160) or (>= 0x17B4 and <= 0x17B5) or (>= 0x180B and <= 0x180F)
        or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= EmojiStyle) or 0xFEFF or 0xFFA0
        or (>= 0xFFF0 and <= 0xFFFB) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);

    // Most names by far.
    private static bool IsPlain(string text)
    {
        var wasSpace = true;
        foreach (var character in text)
        {
            var isSpace = character == ' ';
            if ((isSpace && wasSpace) || (!isSpace && (char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character) || IsHidden(character))))
                return false;
            wasSpace = isSpace;
        }

        return !wasSpace || text.Length == 0;
    }

    private static bool Stays(Rune rune, Rune? last, ReadOnlySpan<char> after)
    {
        if (Rune.IsWhiteSpace(rune))
            return true;
        if (Rune.IsControl(rune))
            return false;
        if (!IsHidden(rune.Value) || rune.Value is 0x200E or 0x200F or 0x61C or 0x2800)
            return true;
        if (IsSelector(rune.Value))
            return last is { } chosen && !IsHidden(chosen.Value) && !Rune.IsWhiteSpace(chosen);
        return rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner && last is { } before
            && Rune.DecodeFromUtf16(after, out var next, out _) == System.Buffers.OperationStatus.Done
            && ((IsLetter(before) && IsLetter(next)) || (EndsEmoji(before) && IsEmoji(next)));
    }

    // The tags of a flag follow its emoji and end with a tag of their own; others are hidden text. Nothing of them is left by a default rune.
    private static int Tags(string text, int index, Rune? last, out Rune end)
    {
        var length = 0;
        for (end = default; index + length < text.Length && Rune.TryGetRuneAt(text, index + length, out var tag) && IsTag(tag.Value); length += 2)
            end = tag;
        if (end.Value != LastTag || length == 2 || last is not { } before || !EndsEmoji(before))
            end = default;
        return length;
    }

    private static bool IsTag(int character) => character is >= 0xE0000 and <= LastTag;

    private static bool IsSelector(int character) => character is (>= 0xFE00 and <= EmojiStyle) or (>= 0x180B and <= 0x180D) or 0x180F or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsLetter(Rune rune) => !IsHidden(rune.Value)
        && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber);

    private static bool EndsEmoji(Rune rune) => IsEmoji(rune) || rune.Value is EmojiStyle or LastTag or (>= 0x1F3FB and <= 0x1F3FF);

    // Those to come have no category yet.
    private static bool IsEmoji(Rune rune) => rune.Value is >= 0x2190 and <= 0x21FF || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNotAssigned;
}
