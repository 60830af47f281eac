using System.Globalization;
using System.Runtime.InteropServices;

namespace Timeline.Pdf.Geometry;

/// <summary>A width and a height in points (1/72 inch).</summary>
/// <param name="Width">Horizontal extent in points.</param>
/// <param name="Height">Vertical extent in points.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Size(double Width, double Height)
{
    // Sums of many line heights drift by a few billionths; a thousandth of a point is invisible.
    internal const double Tolerance = 0.001;

    /// <summary>Gets a size of nothing.</summary>
    public static Size Zero => default;

    internal bool IsNegative => Width < -Tolerance || Height < -Tolerance;

    internal Size Deflate(Insets insets) => new(Width - insets.Horizontal, Height - insets.Vertical);

    internal Size Inflate(Insets insets) => new(Width + insets.Horizontal, Height + insets.Vertical);

    /// <summary>The size as <c>width x height</c> in points, for messages.</summary>
    /// <returns>Text such as <c>595.3 x 841.9</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width:0.##} x {Height:0.##}");
}
