using System.Collections.Immutable;
using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Geometry;

/// <summary>One thing that can be drawn at a place. Immutable.</summary>
internal abstract record FrameItem
{
    public abstract void Draw(IPageCanvas canvas, Point at);
}

/// <summary>A filled and/or stroked rectangle; a stroke lies inside the edge.</summary>
internal sealed record RectangleItem(Size Size, BoxPaint Paint) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) => canvas.Rectangle(Rect.At(at, Size), Paint);
}

/// <summary>A straight line from the item's place to that place plus <see cref="By"/>.</summary>
internal sealed record LineItem(Point By, Stroke Stroke) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) => canvas.Line(at, at.Offset(By), Stroke);
}

/// <summary>Straight segments through points given from the item's place.</summary>
internal sealed record PolygonItem(ImmutableArray<Point> Points, bool Closed, Color? Fill, Stroke? Stroke) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) =>
        canvas.Polygon([.. Points.Select(point => point.Offset(at))], Closed, Fill, Stroke);
}

/// <summary>A circle around the item's place.</summary>
internal sealed record CircleItem(double Radius, Color? Fill, Stroke? Stroke) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) => canvas.Circle(at, Radius, Fill, Stroke);
}

/// <summary>Glyphs of one font and colour; the item's place is the start of the baseline.</summary>
internal sealed record GlyphsItem(GlyphRun Run) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) => canvas.Glyphs(at, Run);
}

/// <summary>A picture stretched over <see cref="Size"/>.</summary>
internal sealed record PictureItem(Size Size, Picture Picture) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) => canvas.Picture(Rect.At(at, Size), Picture);
}

/// <summary>An area that leads somewhere when clicked. Belongs to the tag around it.</summary>
internal sealed record LinkItem(Size Size, LinkTarget Target) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) => canvas.Link(Rect.At(at, Size), Target);
}

/// <summary>A place that links can name.</summary>
internal sealed record AnchorItem(string Name) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) => canvas.Anchor(Name, at);
}

/// <summary>A line of the outline that leads here.</summary>
internal sealed record BookmarkItem(string Title, int Level) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at) => canvas.Bookmark(Title, Level, at);
}

/// <summary>Content that belongs to a structure element.</summary>
/// <param name="Tag">The structure element; compared by reference.</param>
/// <param name="Continues">True when the element already began on an earlier page or line.</param>
/// <param name="Content">What it contains here.</param>
internal sealed record TaggedItem(Tag Tag, bool Continues, FrameItem Content) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at)
    {
        canvas.BeginTag(Tag, Continues);
        Content.Draw(canvas, at);
        canvas.EndTag();
    }
}

/// <summary>Content that is not part of the document's text: page numbers, repeated headers, decoration.</summary>
internal sealed record ArtifactItem(ArtifactKind Kind, FrameItem Content) : FrameItem
{
    public override void Draw(IPageCanvas canvas, Point at)
    {
        canvas.BeginArtifact(Kind);
        Content.Draw(canvas, at);
        canvas.EndArtifact();
    }
}
