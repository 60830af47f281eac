using System.Globalization;
using System.Text;

namespace Timeline.Pdf.Text;

/// <summary>Bidirectional character types, UAX #9 section 3.2.</summary>
internal enum BidiClass
{
    LeftToRight, RightToLeft, ArabicLetter, EuropeanNumber, EuropeanSeparator, EuropeanTerminator, ArabicNumber,
    CommonSeparator, NonspacingMark, BoundaryNeutral, Space, OtherNeutral,
}

/// <summary>Types of characters, from blocks and general categories; the base class library has no table of them.</summary>
internal static class BidiClasses
{
    public static BidiClass Of(string cluster)
    {
        if (cluster == "\n")
            return BidiClass.Space;
        Rune.DecodeFromUtf16(cluster, out var rune, out _);
        return rune.Value switch
        {
            >= 'a' and <= 'z' or >= 'A' and <= 'Z' => BidiClass.LeftToRight,
            >= '0' and <= '9' or (>= 0x06F0 and <= 0x06F9) => BidiClass.EuropeanNumber,
            '+' or '-' or 0x2212 => BidiClass.EuropeanSeparator,
            ',' or '.' or '/' or ':' or 0x00A0 or 0x060C => BidiClass.CommonSeparator,
            '#' or '$' or '%' or 0x00B0 or 0x2030 or 0x066A => BidiClass.EuropeanTerminator,
            (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C => BidiClass.ArabicNumber,
            _ => ByCategory(rune),
        };
    }

    private static BidiClass ByCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => BidiClass.NonspacingMark,
        UnicodeCategory.CurrencySymbol => BidiClass.EuropeanTerminator,
        UnicodeCategory.SpaceSeparator => BidiClass.Space,
        UnicodeCategory.Control or UnicodeCategory.Format => rune.Value switch
        {
            0x200E => BidiClass.LeftToRight,
            0x200F => BidiClass.RightToLeft,
            0x061C => BidiClass.ArabicLetter,
            _ => BidiClass.BoundaryNeutral,
        },
        _ when IsArabic(rune.Value) => BidiClass.ArabicLetter,
        _ when IsRightToLeft(rune.Value) => BidiClass.RightToLeft,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber => BidiClass.LeftToRight,
        _ => BidiClass.OtherNeutral,
    };

    private static bool IsArabic(int value) =>
        value is (>= 0x0600 and <= 0x07BF) or (>= 0x0860 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x1EE00 and <= 0x1EEFF);

    private static bool IsRightToLeft(int value) =>
        value is (>= 0x0590 and <= 0x05FF) or (>= 0x07C0 and <= 0x085F) or (>= 0xFB1D and <= 0xFB4F) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EDFF);
}
