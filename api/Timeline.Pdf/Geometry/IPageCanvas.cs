using Timeline.Pdf.Fonts;

namespace Timeline.Pdf.Geometry;

/// <summary>What a page can be drawn on. Points, from the top left corner of the page.</summary>
internal interface IPageCanvas
{
    void Rectangle(Rect area, BoxPaint paint);

    void Line(Point from, Point to, Stroke stroke);

    void Polygon(ReadOnlySpan<Point> points, bool closed, Color? fill, Stroke? stroke);

    void Circle(Point center, double radius, Color? fill, Stroke? stroke);

    void Glyphs(Point baseline, GlyphRun run);

    void Picture(Rect area, Picture picture);

    void Link(Rect area, LinkTarget target);

    void Anchor(string name, Point at);

    void Bookmark(string title, int level, Point at);

    void BeginTag(Tag tag, bool continues);

    void EndTag();

    void BeginArtifact(ArtifactKind kind);

    void EndArtifact();
}
