using System.Collections.Immutable;

namespace Timeline.Pdf.Fonts;

/// <summary>Four faces that belong together, and the families to try for characters they lack. Immutable, safe to share.</summary>
/// <remarks>A character that no face has is drawn as the "missing" box of the regular face; it is never dropped.</remarks>
public sealed class FontFamily
{
    /// <summary>Makes a family.</summary>
    /// <param name="regular">Upright, normal weight.</param>
    /// <param name="bold">Upright, strong; the regular face when absent.</param>
    /// <param name="italic">Slanted; the regular face when absent.</param>
    /// <param name="boldItalic">Slanted and strong; the bold face when absent.</param>
    public FontFamily(FontFace regular, FontFace? bold = null, FontFace? italic = null, FontFace? boldItalic = null)
    {
        ArgumentNullException.ThrowIfNull(regular);
        Regular = regular;
        Bold = bold ?? regular;
        Italic = italic ?? regular;
        BoldItalic = boldItalic ?? bold ?? italic ?? regular;
    }

    /// <summary>Gets IBM Plex Serif: running text.</summary>
    public static FontFamily Serif => DefaultFonts.Serif.Value;

    /// <summary>Gets IBM Plex Sans: headings, tables, labels. Its figures all have one width.</summary>
    public static FontFamily Sans => DefaultFonts.Sans.Value;

    /// <summary>Gets IBM Plex Mono: code.</summary>
    public static FontFamily Mono => DefaultFonts.Mono.Value;

    /// <summary>Gets DejaVu Sans: wide coverage (Greek, Cyrillic, Hebrew, Arabic, Georgian, Armenian, symbols).</summary>
    public static FontFamily Fallback => DefaultFonts.Fallback.Value;

    /// <summary>Gets the upright face of normal weight.</summary>
    public FontFace Regular { get; }

    /// <summary>Gets the upright strong face.</summary>
    public FontFace Bold { get; }

    /// <summary>Gets the slanted face.</summary>
    public FontFace Italic { get; }

    /// <summary>Gets the slanted strong face.</summary>
    public FontFace BoldItalic { get; }

    /// <summary>Gets the families tried in order for characters that this one lacks.</summary>
    public ImmutableArray<FontFamily> Fallbacks { get; init; } = [];

    internal FontFace Face(bool bold, bool italic) => (bold, italic) switch
    {
        (false, false) => Regular,
        (true, false) => Bold,
        (false, true) => Italic,
        _ => BoldItalic,
    };
}
