using System.Text;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Path operators for shapes that PDF has no operator for. Coordinates are PDF's: upwards from the bottom.</summary>
internal static class Paths
{
    // Distance of control points that brings a Bézier curve closest to a quarter circle: 4/3 (sqrt 2 - 1).
    private const double QuarterCircle = 0.5522847498;

    /// <summary>A rectangle, with rounded corners when there is a radius. The area's Y is its lower edge.</summary>
    public static void Box(StringBuilder output, Rect area, double radius)
    {
        var r = Math.Min(radius, Math.Min(area.Width, area.Height) / 2);
        if (r <= 0)
        {
            Append(output, "re ", area.X, area.Y, area.Width, area.Height);
            return;
        }

        var c = r * (1 - QuarterCircle);
        var (left, bottom, right, top) = (area.X, area.Y, area.X + area.Width, area.Y + area.Height);
        Append(output, "m ", left + r, bottom);
        Append(output, "l ", right - r, bottom);
        Append(output, "c ", right - c, bottom, right, bottom + c, right, bottom + r);
        Append(output, "l ", right, top - r);
        Append(output, "c ", right, top - c, right - c, top, right - r, top);
        Append(output, "l ", left + r, top);
        Append(output, "c ", left + c, top, left, top - c, left, top - r);
        Append(output, "l ", left, bottom + r);
        Append(output, "c h ", left, bottom + c, left + c, bottom, left + r, bottom);
    }

    private static void Append(StringBuilder output, string op, params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
            output.Append(PdfValue.Format(number)).Append(' ');
        output.Append(op);
    }
}
