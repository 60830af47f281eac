using System.Collections.Immutable;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Paging;

/// <summary>Finds the page of every anchor by drawing without ink.</summary>
internal sealed class AnchorPages : IPageCanvas
{
    private readonly ImmutableDictionary<string, int>.Builder _pages = ImmutableDictionary.CreateBuilder<string, int>();
    private int _current;

    public ImmutableDictionary<string, int> Found => _pages.ToImmutable();

    public void Add(int number, Frame page)
    {
        _current = number;
        page.Draw(this, default);
    }

    public void Anchor(string name, Point at)
    {
        if (!_pages.ContainsKey(name))
            _pages.Add(name, _current);
    }

    public void Rectangle(Rect area, BoxPaint paint)
    {
    }

    public void Line(Point from, Point to, Stroke stroke)
    {
    }

    public void Polygon(ReadOnlySpan<Point> points, bool closed, Color? fill, Stroke? stroke)
    {
    }

    public void Circle(Point center, double radius, Color? fill, Stroke? stroke)
    {
    }

    public void Glyphs(Point baseline, GlyphRun run)
    {
    }

    public void Picture(Rect area, Picture picture)
    {
    }

    public void Link(Rect area, LinkTarget target)
    {
    }

    public void Bookmark(string title, int level, Point at)
    {
    }

    public void BeginTag(Tag tag, bool continues)
    {
    }

    public void EndTag()
    {
    }

    public void BeginArtifact(ArtifactKind kind)
    {
    }

    public void EndArtifact()
    {
    }
}
