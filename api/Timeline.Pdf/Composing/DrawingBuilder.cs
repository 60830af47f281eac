using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Composing;

/// <summary>Draws lines, shapes and text. Points from the canvas' top left corner; later shapes cover earlier ones.</summary>
public sealed class DrawingBuilder
{
    private readonly ImmutableArray<Placed>.Builder _shapes = ImmutableArray.CreateBuilder<Placed>();

    internal DrawingBuilder()
    {
    }

    /// <summary>The width of text on one line.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="style">Its style.</param>
    /// <returns>Width in points.</returns>
    public static double Measure(string text, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(style);
        return new Paragraph([new TextInline(text, style)], style, new()).Widths(PageContext.First).Greatest;
    }

    /// <summary>Draws a straight line.</summary>
    /// <param name="from">One end.</param>
    /// <param name="to">The other end.</param>
    /// <param name="stroke">How it is drawn.</param>
    /// <returns>This builder.</returns>
    public DrawingBuilder Line(Point from, Point to, Stroke stroke) => Add(from, new LineItem(new(to.X - from.X, to.Y - from.Y), stroke));

    /// <summary>Draws a rectangle.</summary>
    /// <param name="area">Where.</param>
    /// <param name="paint">Fill, border, corners.</param>
    /// <returns>This builder.</returns>
    public DrawingBuilder Rectangle(Rect area, BoxPaint paint)
    {
        ArgumentNullException.ThrowIfNull(paint);
        return Add(new(area.X, area.Y), new RectangleItem(new(area.Width, area.Height), paint));
    }

    /// <summary>Draws a circle.</summary>
    /// <param name="center">Its centre.</param>
    /// <param name="radius">Its radius; more than zero.</param>
    /// <param name="fill">Colour inside.</param>
    /// <param name="stroke">Line around.</param>
    /// <returns>This builder.</returns>
    public DrawingBuilder Circle(Point center, double radius, Color? fill = null, Stroke? stroke = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius);
        return Add(center, new CircleItem(radius, fill, stroke));
    }

    /// <summary>Draws straight segments through points.</summary>
    /// <param name="points">At least two.</param>
    /// <param name="closed">Whether the last point is joined to the first.</param>
    /// <param name="fill">Colour inside.</param>
    /// <param name="stroke">Line along the segments.</param>
    /// <returns>This builder.</returns>
    public DrawingBuilder Polygon(IEnumerable<Point> points, bool closed = true, Color? fill = null, Stroke? stroke = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Add(default, new PolygonItem([.. points], closed, fill, stroke));
    }

    /// <summary>Writes one line of text.</summary>
    /// <param name="at">A point on the line's top: its left end, its middle or its right end, by <paramref name="alignment"/>.</param>
    /// <param name="text">Any text.</param>
    /// <param name="style">Its style.</param>
    /// <param name="alignment">Which point of the line stands there.</param>
    /// <returns>This builder.</returns>
    public DrawingBuilder Text(Point at, string text, TextStyle style, TextAlignment alignment = TextAlignment.Left)
    {
        var width = Measure(text, style) + 1;
        var line = new Paragraph([new TextInline(text, style)], style, new() { Alignment = alignment });
        var frame = line.Layout(new(new(width, double.MaxValue / 2), PageContext.First)).Frame;
        var left = alignment switch
        {
            TextAlignment.Center => at.X - (width / 2),
            TextAlignment.Right => at.X - width,
            _ => at.X,
        };
        return Add(at with { X = left }, frame);
    }

    internal ImmutableArray<Placed> Build() => _shapes.ToImmutable();

    private DrawingBuilder Add(Point at, FrameItem item)
    {
        _shapes.Add(new(at, item));
        return this;
    }
}
