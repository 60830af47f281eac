using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>A line across the whole width.</summary>
internal sealed record Rule(Stroke Stroke) : Element
{
    public override Fragment Layout(LayoutRequest request)
    {
        if (!request.Fits(Stroke.Width))
            return Fragment.DoesNotFit($"a rule {Stroke.Width} thick does not fit in {request.Available}");
        var size = new Size(request.Available.Width, Stroke.Width);
        return Fragment.Full(Frame.Of(size, new Placed(new(0, Stroke.Width / 2), new LineItem(new(size.Width, 0), Stroke))));
    }

    public override WidthRange Widths(PageContext page) => default;
}
