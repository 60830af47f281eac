using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Path operators for shapes that PDF has no operator for. Coordinates are PDF's: upwards from the bottom.</summary>
internal static class Paths
{
    // Distance of control points that brings a Bézier curve closest to a quarter circle: 4/3 (sqrt 2 - 1).
    private const double QuarterCircle = 0.5522847498;

    /// <summary>A rectangle, with rounded corners when there is a radius. The area's Y is its lower edge.</summary>
    public static void Box(ByteBuffer output, Rect area, double radius)
    {
        var r = Math.Min(radius, Math.Min(area.Width, area.Height) / 2);
        if (r <= 0)
        {
            Add(output, "re "u8, area.X, area.Y, area.Width, area.Height);
            return;
        }

        var c = r * (1 - QuarterCircle);
        var (left, bottom, right, top) = (area.X, area.Y, area.X + area.Width, area.Y + area.Height);
        Add(output, "m "u8, left + r, bottom);
        Add(output, "l "u8, right - r, bottom);
        Add(output, "c "u8, right - c, bottom, right, bottom + c, right, bottom + r);
        Add(output, "l "u8, right, top - r);
        Add(output, "c "u8, right, top - c, right - c, top, right - r, top);
        Add(output, "l "u8, left + r, top);
        Add(output, "c "u8, left + c, top, left, top - c, left, top - r);
        Add(output, "l "u8, left, bottom + r);
        Add(output, "c h "u8, left, bottom + c, left + c, bottom, left + r, bottom);
    }

    /// <summary>Numbers and the operator that takes them.</summary>
    public static void Add(ByteBuffer output, ReadOnlySpan<byte> op, params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
            output.Number(number).Add((byte)' ');
        output.Add(op);
    }
}
