using System.Globalization;
using System.Text;

namespace Timeline.Pdf.Text;

/// <summary>Where lines may end. A working subset of UAX #14: spaces, hyphens, soft hyphens, slashes, ideographs, emoji.</summary>
internal static class LineBreaking
{
    // Opening and closing marks of UAX #14 classes OP, CL, NS and EX that matter for ideographic text.
    private const string NeverLast = "([{\u2018\u201C\u00AB\u2039\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u3018\u301A\u301D\uFF08\uFF3B\uFF5B\uFF5F\uFF62\uFFE5\uFF04";
    private const string NeverFirst = ")]}!?.,:;%\u2019\u201D\u00BB\u203A\u2026\u3001\u3002\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u3019\u301B\u301C\u301E\u301F\u203C\u2047\u2048\u2049\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF01\uFF1F\uFF3D\uFF5D\uFF05\uFF60\uFF61\uFF63\uFF64\uFF65\uFF67\uFF68\uFF69\uFF6A\uFF6B\uFF6C\uFF6D\uFF6E\uFF6F\uFF70\uFF9E\uFF9F"
        + "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u3095\u3096\u309B\u309C\u309D\u309E\u30A0\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6\u30FB\u30FC\u30FD\u30FE\u3005\u303B";

    /// <summary>Whether a line may end between two neighbouring clusters.</summary>
    /// <param name="before">The cluster before <paramref name="left"/>, or nothing.</param>
    /// <param name="left">What would end the line.</param>
    /// <param name="right">What would begin the next; nothing at the end of the paragraph.</param>
    public static BreakAfter Between(string? before, string left, string? right)
    {
        if (char.IsAsciiLetterOrDigit(left[0]) && right is { Length: 1 } && char.IsAsciiLetterOrDigit(right[0]))
            return BreakAfter.Prohibited;
        if (left == "\n")
            return BreakAfter.Mandatory;
        if (right is null or "\n" || Forbids(left) || Forbids(right) || IsSpace(right))
            return BreakAfter.Prohibited;
        if (IsSpace(left) || left is "\u200B" or "\u00AD")
            return BreakAfter.Allowed;
        return AllowedInsideWord(before, left, right) ? BreakAfter.Allowed : BreakAfter.Prohibited;
    }

    private static bool AllowedInsideWord(string? before, string left, string right)
    {
        if (NeverFirst.Contains(right[0], StringComparison.Ordinal) || NeverLast.Contains(left[0], StringComparison.Ordinal))
            return false;
        return left[0] switch
        {
            // "-5" and "--flag" stay whole; "follow-up" may break.
            '-' => before is not null && char.IsLetterOrDigit(before[^1]) && char.IsLetter(right[0]),
            '\u2010' or '\u2013' or '\u2014' => true,
            '/' => before is not null && char.IsLetterOrDigit(before[^1]) && char.IsLetter(right[0]),
            _ => right[0] == '\u2014' || IsIdeographic(left) || IsIdeographic(right),
        };
    }

    private static bool IsSpace(string cluster) => cluster is " " or "\u3000" or "\u2003" or "\u2002" or "\u2009" or "\u200A";

    // No-break space, narrow no-break space, word joiner, no-break hyphen.
    private static bool Forbids(string cluster) => cluster[0] is '\u00A0' or '\u202F' or '\u2060' or '\u2011';

    private static bool IsIdeographic(string cluster)
    {
        Rune.DecodeFromUtf16(cluster, out var rune, out _);
        return rune.Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFF00 and <= 0xFFEF) or (>= 0x1F000 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFF)
            || (cluster.Length > 1 && Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol);
    }
}
