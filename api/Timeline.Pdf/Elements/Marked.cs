using System.Collections.Immutable;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Elements;

/// <summary>Puts marks without size (anchors, bookmarks) at the top left corner of its child, once.</summary>
internal sealed record Marked(ImmutableArray<FrameItem> Marks, Element Child) : Element
{
    public override bool KeepsWithNext => Child.KeepsWithNext;

    public override Fragment Layout(LayoutRequest request) => Child.Layout(request).Map(frame => request.Resume is not null
        ? frame
        : new Frame(frame.Size, [.. Marks.Select(mark => new Placed(default, mark)), new Placed(default, frame)]));

    public override WidthRange Widths(PageContext page) => Child.Widths(page);
}
