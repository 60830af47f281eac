using System.Runtime.InteropServices;

namespace Timeline.Pdf.Geometry;

/// <summary>A rectangle in points (1/72 inch); its origin is its top left corner.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Extent to the right.</param>
/// <param name="Height">Extent downwards.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Rect(double X, double Y, double Width, double Height)
{
    internal double Right => X + Width;

    internal double Bottom => Y + Height;

    internal static Rect At(Point origin, Size size) => new(origin.X, origin.Y, size.Width, size.Height);
}
