using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Paging;

/// <summary>The sheet and where text stands on it. All lengths are points (1/72 inch). Immutable.</summary>
public sealed record PageSetup
{
    /// <summary>Gets the sheet; A4 unless said otherwise.</summary>
    public Size Size { get; init; } = PageSize.A4;

    /// <summary>Gets the distance of running text from the edges. Header and footer stand in the top and bottom margin.</summary>
    public Insets Margins { get; init; } = new(72, 80, 72, 80);

    /// <summary>Gets the clear space between header and text, and between text and footer.</summary>
    public double HeaderGap { get; init; } = 20;

    /// <summary>Gets the number of pages at which layout is given up.</summary>
    public int MaxPages { get; init; } = 5000;

    /// <summary>Gets the room for running text on a page.</summary>
    public Size Body => Size.Deflate(Margins);
}
