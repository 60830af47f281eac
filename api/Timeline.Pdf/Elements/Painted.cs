using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Paints a box behind its child, over the whole width offered, on every page the child reaches.</summary>
/// <param name="Paint">Fill, border, corners.</param>
/// <param name="Accent">A bar along the left edge; none when null.</param>
/// <param name="Child">What stands in the box.</param>
internal sealed record Painted(BoxPaint Paint, Stroke? Accent, Element Child) : Element
{
    public override bool KeepsWithNext => Child.KeepsWithNext;

    public override Fragment Layout(LayoutRequest request) => Child.Layout(request).Map(frame =>
    {
        var size = frame.Size with { Width = request.Available.Width };
        var box = new Placed(default, new RectangleItem(size, Paint));
        if (Accent is null)
            return Frame.Of(size, box, new Placed(default, frame));
        var bar = new RectangleItem(size with { Width = Accent.Width }, new(Accent.Color));
        return Frame.Of(size, box, new Placed(default, bar), new Placed(default, frame));
    });

    public override WidthRange Widths(PageContext page) => Child.Widths(page);
}
