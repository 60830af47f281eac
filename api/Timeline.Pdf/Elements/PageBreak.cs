using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Ends the page. What follows begins on the next one.</summary>
internal sealed record PageBreak : Element
{
    public override Fragment Layout(LayoutRequest request) =>
        request.Resume is BreakDone ? Fragment.Empty : Fragment.Partial(Frame.Empty, new BreakDone());

    public override WidthRange Widths(PageContext page) => default;

    private sealed record BreakDone : Rest;
}
