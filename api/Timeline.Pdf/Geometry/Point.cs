using System.Runtime.InteropServices;

namespace Timeline.Pdf.Geometry;

/// <summary>A place in points (1/72 inch), measured right and down from the top left corner.</summary>
/// <param name="X">Distance from the left edge.</param>
/// <param name="Y">Distance from the top edge.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Point(double X, double Y)
{
    internal Point Offset(Point by) => new(X + by.X, Y + by.Y);
}
