namespace Timeline.Pdf.Elements;

/// <summary>Moves its child to the next page rather than splitting it. A child taller than a whole page splits after all.</summary>
internal sealed record KeepTogether(Element Child) : Element
{
    public override bool KeepsWithNext => Child.KeepsWithNext;

    public override Fragment Layout(LayoutRequest request)
    {
        var fragment = Child.Layout(request);
        var breaksHere = fragment.Outcome == Outcome.Partial && request.Resume is null;
        return breaksHere && request.CanDefer
            ? Fragment.DoesNotFit("the content fits only in part and is kept together")
            : fragment;
    }

    public override WidthRange Widths(PageContext page) => Child.Widths(page);
}
