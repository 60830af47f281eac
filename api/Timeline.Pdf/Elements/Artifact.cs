using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Its child repeats or decorates and is not part of the document's text.</summary>
internal sealed record Artifact(ArtifactKind Kind, Element Child) : Element
{
    public override Fragment Layout(LayoutRequest request) => Child.Layout(request).Map(frame =>
        Frame.Of(frame.Size, new Placed(default, new ArtifactItem(Kind, frame))));

    public override WidthRange Widths(PageContext page) => Child.Widths(page);
}
