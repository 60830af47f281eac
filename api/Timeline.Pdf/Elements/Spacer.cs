using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Clear space. What does not fit at the bottom of a page is dropped, not carried over.</summary>
internal sealed record Spacer(double Height) : Element
{
    public override Fragment Layout(LayoutRequest request) =>
        Fragment.Full(new Frame(new(request.Available.Width, Math.Clamp(request.Available.Height, 0, Height)), []));

    public override WidthRange Widths(PageContext page) => default;
}
