using System.Globalization;
using System.Runtime.InteropServices;

namespace Timeline.Pdf.Geometry;

/// <summary>Distances kept free at the four edges of a box, in points (1/72 inch).</summary>
/// <param name="Left">At the left edge.</param>
/// <param name="Top">At the top edge.</param>
/// <param name="Right">At the right edge.</param>
/// <param name="Bottom">At the bottom edge.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Insets(double Left, double Top, double Right, double Bottom)
{
    internal double Horizontal => Left + Right;

    internal double Vertical => Top + Bottom;

    /// <summary>The same distance at every edge.</summary>
    /// <param name="all">Distance in points.</param>
    /// <returns>Equal insets.</returns>
    public static Insets All(double all) => new(all, all, all, all);

    /// <summary>One distance left and right, another above and below.</summary>
    /// <param name="horizontal">Left and right, in points.</param>
    /// <param name="vertical">Above and below, in points.</param>
    /// <returns>Symmetric insets.</returns>
    public static Insets Symmetric(double horizontal, double vertical) => new(horizontal, vertical, horizontal, vertical);

    /// <summary>The same insets, narrowed left and right so that at least half of a width stays free.</summary>
    internal Insets Within(double width)
    {
        if (Horizontal <= Math.Max(0, width / 2))
            return this;
        var scale = Math.Max(0, width / 2) / Horizontal;
        return this with { Left = Left * scale, Right = Right * scale };
    }

    /// <summary>The four distances, for messages.</summary>
    /// <returns>Text such as <c>(10 20 10 20)</c>: left, top, right, bottom.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"({Left:0.##} {Top:0.##} {Right:0.##} {Bottom:0.##})");
}
