using System.Globalization;
using System.Text;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Turns drawing into the operators of one page, PDF 32000-1 section 8 and 9, with every operator inside marked content.</summary>
internal sealed class PageCanvas(DrawnDocument document, int page, Size sheet) : IPageCanvas
{
    private readonly StringBuilder _output = new();
    private readonly MarkedContent _marks = new(document.Root, page);
    private readonly List<LinkAnnotation> _links = [];

    public PageContent Finish()
    {
        _marks.Close(_output);
        return new(_output.ToString(), _links, _marks.Owners);
    }

    public void Rectangle(Rect area, BoxPaint paint)
    {
        Shape(area);
        if (paint.Fill is { } fill)
        {
            FillColor(fill);
            Paths.Box(_output, Flip(area), paint.Radius);
            _output.Append("f\n");
        }

        if (paint.Border is { } border)
        {
            var half = border.Width / 2;
            Pen(border);
            Paths.Box(_output, Flip(new(area.X + half, area.Y + half, area.Width - border.Width, area.Height - border.Width)), Math.Max(0, paint.Radius - half));
            _output.Append("S\n");
        }
    }

    public void Line(Point from, Point to, Stroke stroke)
    {
        Shape(new(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Abs(from.X - to.X), Math.Abs(from.Y - to.Y)));
        Pen(stroke);
        Write($"{N(from.X)} {Y(from.Y)} m {N(to.X)} {Y(to.Y)} l S\n");
    }

    public void Polygon(ReadOnlySpan<Point> points, bool closed, Color? fill, Stroke? stroke)
    {
        if (points.Length < 2 || (fill is null && stroke is null))
            return;
        foreach (var point in points)
            Shape(new(point.X, point.Y, 0, 0));
        Paint(fill, stroke);
        for (var i = 0; i < points.Length; i++)
            Write($"{N(points[i].X)} {Y(points[i].Y)} {(i == 0 ? "m" : "l")} ");
        _output.Append(closed ? "h " : "");
        PaintOperator(fill, stroke);
    }

    public void Circle(Point center, double radius, Color? fill, Stroke? stroke)
    {
        if (fill is null && stroke is null)
            return;
        Shape(new(center.X - radius, center.Y - radius, 2 * radius, 2 * radius));
        Paint(fill, stroke);
        Paths.Box(_output, Flip(new(center.X - radius, center.Y - radius, 2 * radius, 2 * radius)), radius);
        PaintOperator(fill, stroke);
    }

    public void Glyphs(Point baseline, GlyphRun run)
    {
        if (run.Glyphs.IsEmpty)
            return;
        _marks.Text(_output);
        FillColor(run.Color);
        new GlyphWriter(_output, document.Font(run.Face), run).Write(baseline.X, sheet.Height - baseline.Y);

        // What repeats on every page, such as a footer, repeats what stands in the text.
        if (_marks.Owner is not null)
            document.CountMissing(run);
    }

    public void Picture(Rect area, Picture picture)
    {
        Shape(area);
        Write($"q {N(area.Width)} 0 0 {N(area.Height)} {N(area.X)} {Y(area.Bottom)} cm /{document.PictureName(picture)} Do Q\n");
    }

    public void Link(Rect area, LinkTarget target)
    {
        var owner = _marks.Owner;
        var link = new LinkAnnotation(area, target, owner);
        _links.Add(link);
        owner?.Add(new AnnotationKid(page, link));
    }

    public void Anchor(string name, Point at) => document.Anchors.TryAdd(name, (page, at));

    public void Bookmark(string title, int level, Point at) => document.Bookmarks.Add((title, level, page, at));

    public void BeginTag(Tag tag, bool continues) => _marks.Begin(tag, continues);

    public void EndTag() => _marks.End();

    public void BeginArtifact(ArtifactKind kind) => _marks.BeginArtifact(kind);

    public void EndArtifact() => _marks.EndArtifact();

    private static string N(double value) => PdfValue.Format(value);

    private string Y(double y) => PdfValue.Format(sheet.Height - y);

    private Rect Flip(Rect area) => area with { Y = sheet.Height - area.Bottom };

    private void Write([System.Diagnostics.CodeAnalysis.StringSyntax("Operators")] FormattableString text) =>
        _output.Append(text.ToString(CultureInfo.InvariantCulture));

    private void Shape(Rect area) => _marks.Shape(_output, area);

    private void FillColor(Color color) => Write($"{Channels(color)} rg\n");

    private void Pen(Stroke stroke)
    {
        var dash = stroke.Dash > 0 ? N(stroke.Dash) : "";
        Write($"{Channels(stroke.Color)} RG {N(stroke.Width)} w [{dash}] 0 d\n");
    }

    private static string Channels(Color color) => $"{N(color.Red / 255.0)} {N(color.Green / 255.0)} {N(color.Blue / 255.0)}";

    private void Paint(Color? fill, Stroke? stroke)
    {
        if (fill is { } color)
            FillColor(color);
        if (stroke is not null)
            Pen(stroke);
    }

    private void PaintOperator(Color? fill, Stroke? stroke) =>
        _output.Append((fill, stroke) switch { (not null, not null) => "B\n", (not null, null) => "f\n", _ => "S\n" });
}
