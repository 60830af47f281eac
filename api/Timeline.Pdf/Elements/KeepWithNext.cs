namespace Timeline.Pdf.Elements;

/// <summary>Its child never stands last on a page when something follows: headings, captions above a table.</summary>
internal sealed record KeepWithNext(Element Child) : Element
{
    public override bool KeepsWithNext => true;

    public override Fragment Layout(LayoutRequest request) => Child.Layout(request);

    public override WidthRange Widths(PageContext page) => Child.Widths(page);
}
