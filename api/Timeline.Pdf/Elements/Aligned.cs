using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Gives its child the width it asks for and places it in the width offered.</summary>
/// <param name="Horizontal">0 at the left edge, 0.5 in the middle, 1 at the right edge.</param>
/// <param name="Child">What is placed.</param>
internal sealed record Aligned(double Horizontal, Element Child) : Element
{
    public override bool KeepsWithNext => Child.KeepsWithNext;

    public override Fragment Layout(LayoutRequest request)
    {
        var width = Math.Min(request.Available.Width, Child.Widths(request.Page).Greatest);
        var left = (request.Available.Width - width) * Horizontal;
        return Child.Layout(request with { Available = request.Available with { Width = width } }).Map(frame =>
            Frame.Of(frame.Size with { Width = request.Available.Width }, new Placed(new(left, 0), frame)));
    }

    public override WidthRange Widths(PageContext page) => Child.Widths(page);
}
