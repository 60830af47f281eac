using System.Globalization;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Paging;

namespace Timeline.Pdf.Tests.Layout;

/// <summary>Notes what is drawn, in order, as short lines of text.</summary>
internal sealed class RecordingCanvas : IPageCanvas
{
    private readonly List<string> _tags = [];
    private int _artifacts;

    public List<string> Boxes { get; } = [];

    public List<string> Marks { get; } = [];

    public List<Rect> Rectangles { get; } = [];

    public List<(Point From, Point To)> Lines { get; } = [];

    public List<(Point At, GlyphRun Run, string Path)> Runs { get; } = [];

    public List<(Rect Area, LinkTarget Target)> Links { get; } = [];

    public string Text => string.Concat(Runs.SelectMany(run => run.Run.Glyphs).Select(glyph => glyph.Text));

    /// <summary>The text outside of artifacts.</summary>
    public string ContentText => string.Concat(Runs.Where(run => !run.Path.StartsWith('!')).SelectMany(run => run.Run.Glyphs).Select(glyph => glyph.Text));

    public void Box(string name, Rect area) =>
        Boxes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {area.X:0.#},{area.Y:0.#} {area.Width:0.#}x{area.Height:0.#}"));

    public void Rectangle(Rect area, BoxPaint paint) => Rectangles.Add(area);

    public void Line(Point from, Point to, Stroke stroke) => Lines.Add((from, to));

    public void Polygon(ReadOnlySpan<Point> points, bool closed, Color? fill, Stroke? stroke) => Marks.Add("polygon");

    public void Circle(Point center, double radius, Color? fill, Stroke? stroke) => Marks.Add("circle");

    public void Glyphs(Point baseline, GlyphRun run) =>
        Runs.Add((baseline, run, (_artifacts > 0 ? "!" : "") + string.Join('/', _tags)));

    public void Picture(Rect area, Picture picture) => Boxes.Add(string.Create(CultureInfo.InvariantCulture, $"picture {area.Width:0.#}x{area.Height:0.#}"));

    public void Link(Rect area, LinkTarget target) => Links.Add((area, target));

    public void Anchor(string name, Point at) => Marks.Add($"anchor {name}");

    public void Bookmark(string title, int level, Point at) => Marks.Add($"bookmark {level} {title}");

    public void BeginTag(Tag tag, bool continues) => _tags.Add(tag.Role + (continues ? "+" : ""));

    public void EndTag() => _tags.RemoveAt(_tags.Count - 1);

    public void BeginArtifact(ArtifactKind kind) => _artifacts++;

    public void EndArtifact() => _artifacts--;
}

/// <summary>Keeps a canvas for every page.</summary>
internal sealed class RecordingSheets : ISheets
{
    public List<RecordingCanvas> Pages { get; } = [];

    public void Restart() => Pages.Clear();

    public void Draw(Frame text)
    {
        Pages.Add(new());
        text.Draw(Pages[^1], default);
    }

    public void Draw(int page, Frame running) => running.Draw(Pages[page - 1], default);
}
