using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Tests.Layout;

/// <summary>A box of fixed size with a name; it never splits.</summary>
internal sealed record Box(string Name, double Width, double Height, bool Keeps = false) : Element
{
    public override bool KeepsWithNext => Keeps;

    public override Fragment Layout(LayoutRequest request)
    {
        var size = new Size(Width, Height);
        return request.Fits(Height) && Width <= request.Available.Width
            ? Fragment.Full(Frame.Of(size, new Placed(default, new BoxItem(Name, size))))
            : Fragment.DoesNotFit($"box {Name} of {size} does not fit in {request.Available}");
    }

    public override WidthRange Widths(PageContext page) => WidthRange.Fixed(Width);
}

/// <summary>A box that may be cut anywhere, such as a long text.</summary>
internal sealed record LongBox(string Name, double Width, double Height) : Element
{
    public override Fragment Layout(LayoutRequest request)
    {
        var left = Height - ((request.Resume as Used)?.Height ?? 0);
        var placed = Math.Min(left, request.Available.Height);
        if (placed <= 0)
            return Fragment.DoesNotFit($"box {Name} has no height to grow into");
        var size = new Size(Width, placed);
        var frame = Frame.Of(size, new Placed(default, new BoxItem(Name, size)));
        return placed >= left ? Fragment.Full(frame) : Fragment.Partial(frame, new Used(Height - left + placed));
    }

    public override WidthRange Widths(PageContext page) => WidthRange.Fixed(Width);

    private sealed record Used(double Height) : Rest;
}

internal sealed record BoxItem(string Name, Size Size) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) => (canvas as RecordingCanvas)?.Box(Name, Rect.At(at, Size));
}
