using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Keeps clear space around its child. All lengths are points (1/72 inch).</summary>
/// <remarks>Splits where the child splits; every page the child reaches gets the full insets.</remarks>
internal sealed record Padding(Insets Insets, Element Child) : Element
{
    public override bool KeepsWithNext => Child.KeepsWithNext;

    public override Fragment Layout(LayoutRequest request)
    {
        var inner = request.Available.Deflate(Insets);
        if (inner.IsNegative)
            return Fragment.DoesNotFit($"padding {Insets} leaves no room in {request.Available}");
        return Child.Layout(request with { Available = inner }).Map(frame => frame.Inflate(Insets));
    }

    public override WidthRange Widths(PageContext page) => Child.Widths(page).Add(Insets.Horizontal);
}
