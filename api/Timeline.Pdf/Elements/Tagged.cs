using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Says what its child is, for readers that do not see the page. On later pages the same structure element continues.</summary>
internal sealed record Tagged(Tag Tag, Element Child) : Element
{
    public override bool KeepsWithNext => Child.KeepsWithNext;

    public override Fragment Layout(LayoutRequest request)
    {
        var fragment = Child.Layout(request);
        return fragment.Outcome == Outcome.DoesNotFit
            ? fragment with { Reason = $"{Tag.Role} > {fragment.Reason}" }
            : fragment.Map(frame => Frame.Of(frame.Size, new Placed(default, new TaggedItem(Tag, request.Resume is not null, frame))));
    }

    public override WidthRange Widths(PageContext page) => Child.Widths(page);
}
