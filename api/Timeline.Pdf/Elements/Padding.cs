using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Keeps clear space around its child. All lengths are points (1/72 inch).</summary>
/// <remarks>Splits where the child splits; every page the child reaches gets the full insets. In a very narrow place the child keeps half
/// of the width: deeply nested content stays readable rather than failing.</remarks>
internal sealed record Padding(Insets Insets, Element Child) : Element
{
    public override bool KeepsWithNext => Child.KeepsWithNext;

    public override Fragment Layout(LayoutRequest request)
    {
        var insets = Insets.Within(request.Available.Width);
        var inner = request.Available.Deflate(insets);
        if (inner.IsNegative)
            return Fragment.DoesNotFit($"padding {insets} leaves no room in {request.Available}");
        return Child.Layout(request with { Available = inner }).Map(frame => frame.Inflate(insets));
    }

    public override WidthRange Widths(PageContext page) => Child.Widths(page).Add(Insets.Horizontal);
}
