using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>A picture at a size; made smaller, in proportion, when the page has less room. Never split.</summary>
internal sealed record PictureBox(Picture Picture, Size Natural) : Element
{
    public override Fragment Layout(LayoutRequest request)
    {
        if (request.CanDefer && !request.Fits(Natural.Height * Math.Min(1, request.Available.Width / Natural.Width)))
            return Fragment.DoesNotFit($"a picture of {Natural} does not fit in {request.Available}");
        var scale = Math.Min(1, Math.Min(request.Available.Width / Natural.Width, request.Available.Height / Natural.Height));
        if (scale <= 0)
            return Fragment.DoesNotFit($"a picture needs some room and is offered {request.Available}");
        var size = new Size(Natural.Width * scale, Natural.Height * scale);
        return Fragment.Full(Frame.Of(size, new Placed(default, new PictureItem(size, Picture))));
    }

    public override WidthRange Widths(PageContext page) => new(Math.Min(36, Natural.Width), Natural.Width);
}
