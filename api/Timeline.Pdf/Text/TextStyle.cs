using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Text;

/// <summary>How characters look. Immutable; change a copy with <c>with</c>.</summary>
public sealed record TextStyle
{
    /// <summary>Gets the faces to draw with.</summary>
    public FontFamily Family { get; init; } = FontFamily.Serif;

    /// <summary>Gets the font size in points; more than zero.</summary>
    public double Size { get; init; } = 10;

    /// <summary>Gets a value indicating whether the strong face is used.</summary>
    public bool Bold { get; init; }

    /// <summary>Gets a value indicating whether the slanted face is used.</summary>
    public bool Italic { get; init; }

    /// <summary>Gets a value indicating whether a line is drawn below the text.</summary>
    public bool Underline { get; init; }

    /// <summary>Gets a value indicating whether a line is drawn through the text.</summary>
    public bool Strikethrough { get; init; }

    /// <summary>Gets the colour of the text.</summary>
    public Color Color { get; init; } = Color.Black;

    /// <summary>Gets the colour painted behind the text; none when null.</summary>
    public Color? Background { get; init; }

    /// <summary>Gets the distance between baselines as a multiple of the size.</summary>
    public double LineHeight { get; init; } = 1.4;

    /// <summary>Gets extra space after every character, in points.</summary>
    public double LetterSpacing { get; init; }

    /// <summary>Gets how far the text stands above the baseline, in points.</summary>
    public double Rise { get; init; }

    internal FontFace Face => Family.Face(Bold, Italic);

    internal double LineHeightPoints => Size * LineHeight;
}
