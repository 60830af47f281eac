using System.Globalization;
using System.Text;

namespace Timeline.Domain.Import.Reading;

/// <summary>
/// Shows the text of a mail as it was before it was written in quoted-printable, in place, so that positions stay: what a character needs no longer
/// becomes <see cref="Nothing"/>.
/// </summary>
internal static class QuotedPrintable
{
    /// <summary>Stands where nothing is any more. No text holds it: it is no character.</summary>
    public const char Nothing = '\uFFFE';

    /// <summary>The same where a line end was, which a person counts.</summary>
    public const char JoinedLine = '\uFFFF';

    private const int FewestMarks = 3;

    /// <summary>The text says so, or most of its equals signs are marks of it and lines are joined by them.</summary>
    public static bool IsWritten(string text)
    {
        if (!text.Contains('=', StringComparison.Ordinal))
            return false;
        if (text.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase))
            return true;
        var (marks, joints, others) = (0, 0, 0);
        for (var at = text.IndexOf('=', StringComparison.Ordinal); at >= 0; at = text.IndexOf('=', at + 1))
        {
            var ends = at + 1 < text.Length && text[at + 1] is '\n' or '\r';
            joints += ends ? 1 : 0;
            marks += !ends && IsHex(text, at + 1) ? 1 : 0;
            others += !ends && !IsHex(text, at + 1) ? 1 : 0;
        }

        return others == 0 && joints + marks >= FewestMarks && joints > 0;
    }

    public static void Show(char[] shown)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var at = 0; at < shown.Length;)
        {
            if (shown[at] != '=')
            {
                at++;
                continue;
            }

            var end = at + 1;
            if (end < shown.Length && shown[end] == '\r')
                end++;
            if (end < shown.Length && shown[end] == '\n')
            {
                shown.AsSpan(at, end - at).Fill(Nothing);
                shown[end] = JoinedLine;
                at = end + 1;
                continue;
            }

            var count = 0;
            while (count < bytes.Length && at + 3 * count + 2 < shown.Length && shown[at + 3 * count] == '=' && IsHex(shown, at + 3 * count + 1)
                && (count == 0 || byte.Parse(shown.AsSpan(at + 3 * count + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is >= 0x80 and < 0xC0))
            {
                bytes[count] = byte.Parse(shown.AsSpan(at + 3 * count + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                count++;
            }

            at = count == 0 ? at + 1 : Put(shown, at, bytes[..count]);
        }
    }

    /// <summary>One character; bytes that are no UTF-8 are those of Latin-1.</summary>
    private static int Put(char[] shown, int at, ReadOnlySpan<byte> bytes)
    {
        var decoded = Encoding.UTF8.GetString(bytes);
        if (decoded.Contains('\uFFFD', StringComparison.Ordinal))
            decoded = Encoding.Latin1.GetString(bytes);
        var length = 3 * bytes.Length;
        shown.AsSpan(at, length).Fill(Nothing);
        // A byte that steers would break the lines, or be what stands for nothing.
        if (decoded[0] is >= ' ' or '\t')
            decoded.AsSpan(0, Math.Min(decoded.Length, length)).CopyTo(shown.AsSpan(at));
        return at + length;
    }

    private static bool IsHex(ReadOnlySpan<char> s, int at) => at + 1 < s.Length && char.IsAsciiHexDigit(s[at]) && char.IsAsciiHexDigit(s[at + 1]);
}
