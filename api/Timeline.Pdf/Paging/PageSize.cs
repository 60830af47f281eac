using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Paging;

/// <summary>Usual sheet sizes, upright, in points (1/72 inch).</summary>
public static class PageSize
{
    /// <summary>Gets ISO A4, 210 x 297 mm.</summary>
    public static Size A4 => new(595.276, 841.89);

    /// <summary>Gets US Letter, 8.5 x 11 inches.</summary>
    public static Size Letter => new(612, 792);

    /// <summary>The same sheet lying on its long side.</summary>
    /// <param name="size">A sheet size.</param>
    /// <returns>Width and height exchanged.</returns>
    public static Size Landscape(Size size) => new(size.Height, size.Width);
}
