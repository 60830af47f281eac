using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Composing;

/// <summary>A painted box around content. Immutable.</summary>
public sealed record BoxStyle
{
    /// <summary>Gets the fill, the border and the corners.</summary>
    public BoxPaint Paint { get; init; } = new();

    /// <summary>Gets a bar along the left edge; none when null.</summary>
    public Stroke? Accent { get; init; }

    /// <summary>Gets the clear space inside, in points.</summary>
    public Insets Padding { get; init; } = Insets.Symmetric(12, 10);

    /// <summary>Gets a value indicating whether the box moves to the next page rather than split.</summary>
    public bool KeepTogether { get; init; }
}
