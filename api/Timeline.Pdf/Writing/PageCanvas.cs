using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>Turns drawing into the operators of one page, PDF 32000-1 section 8 and 9, with every operator inside marked content.</summary>
/// <remarks>Colours, pen and font are set when they change.</remarks>
internal sealed class PageCanvas : IPageCanvas
{
    private readonly DrawnDocument _document;
    private readonly int _page;
    private readonly Size _sheet;
    private readonly ByteBuffer _output;
    private readonly MarkedContent _marks;
    private Color? _fill;
    private Stroke? _pen;
    private (PdfFont Font, double Size)? _font;

    public PageCanvas(DrawnDocument document, int page, Size sheet, ByteBuffer output)
    {
        (_document, _page, _sheet, _output) = (document, page, sheet, output);
        _marks = new(document.Structure, page, output);
    }

    /// <summary>Ends the drawing.</summary>
    /// <returns>The structure element of each marked content, by its number.</returns>
    public List<int> Finish()
    {
        _marks.Close();
        return _marks.Owners;
    }

    public void Rectangle(Rect area, BoxPaint paint)
    {
        _marks.Shape(area);
        if (paint.Fill is { } fill)
        {
            Fill(fill);
            Paths.Box(_output, Flip(area), paint.Radius);
            _output.Add("f\n"u8);
        }

        if (paint.Border is { } border)
        {
            var half = border.Width / 2;
            Pen(border);
            Paths.Box(_output, Flip(new(area.X + half, area.Y + half, area.Width - border.Width, area.Height - border.Width)), Math.Max(0, paint.Radius - half));
            _output.Add("S\n"u8);
        }
    }

    public void Line(Point from, Point to, Stroke stroke)
    {
        _marks.Shape(new(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Abs(from.X - to.X), Math.Abs(from.Y - to.Y)));
        Pen(stroke);
        Paths.Add(_output, "m "u8, from.X, Up(from.Y));
        Paths.Add(_output, "l S\n"u8, to.X, Up(to.Y));
    }

    public void Polygon(ReadOnlySpan<Point> points, bool closed, Color? fill, Stroke? stroke)
    {
        if (points.Length < 2 || (fill is null && stroke is null))
            return;
        foreach (var point in points)
            _marks.Shape(new(point.X, point.Y, 0, 0));
        Paint(fill, stroke);
        for (var i = 0; i < points.Length; i++)
            Paths.Add(_output, i == 0 ? "m "u8 : "l "u8, points[i].X, Up(points[i].Y));
        _output.Add(closed ? "h "u8 : ""u8);
        PaintOperator(fill, stroke);
    }

    public void Circle(Point center, double radius, Color? fill, Stroke? stroke)
    {
        if (fill is null && stroke is null)
            return;
        var area = new Rect(center.X - radius, center.Y - radius, 2 * radius, 2 * radius);
        _marks.Shape(area);
        Paint(fill, stroke);
        Paths.Box(_output, Flip(area), radius);
        PaintOperator(fill, stroke);
    }

    public void Glyphs(Point baseline, GlyphRun run)
    {
        if (run.Glyphs.IsEmpty)
            return;
        _marks.Text();
        var font = _document.Font(run.Face);
        Fill(run.Color);
        var isFontNew = _font != (font, run.Size);
        _font = (font, run.Size);
        new GlyphWriter(_output, font, run, _document).Write(baseline.X, Up(baseline.Y), isFontNew);

        // What repeats on every page, such as a footer, repeats what stands in the text.
        if (_marks.Owner is not null)
            _document.CountMissing(run);
    }

    public void Picture(Rect area, Picture picture)
    {
        _marks.Shape(area);
        _output.Add("q "u8).Number(area.Width).Add(" 0 0 "u8);
        Paths.Add(_output, "cm /"u8, area.Height, area.X, Up(area.Bottom));
        _output.Add(_document.PictureName(picture)).Add(" Do Q\n"u8);
    }

    // What repeats is not part of the structure, in which every link has its place.
    public void Link(Rect area, LinkTarget target)
    {
        if (_marks.Owner is { } owner)
            _document.AddLink(_page, area, target, owner);
    }

    public void Anchor(string name, Point at) => _document.Anchors.TryAdd(name, (_page, at));

    public void Bookmark(string title, int level, Point at) => _document.Bookmarks.Add((title, level, _page, at));

    public void BeginTag(Tag tag, bool continues) => _marks.Begin(tag, continues);

    public void EndTag() => _marks.End();

    public void BeginArtifact(ArtifactKind kind) => _marks.BeginArtifact(kind);

    public void EndArtifact() => _marks.EndArtifact();

    private double Up(double y) => _sheet.Height - y;

    private Rect Flip(Rect area) => area with { Y = Up(area.Bottom) };

    private void Fill(Color color)
    {
        if (_fill == color)
            return;
        _fill = color;
        Channels(color, "rg\n"u8);
    }

    private void Pen(Stroke stroke)
    {
        if (_pen == stroke)
            return;
        _pen = stroke;
        Channels(stroke.Color, "RG "u8);
        Paths.Add(_output, "w ["u8, stroke.Width);
        if (stroke.Dash > 0)
            _output.Number(stroke.Dash);
        _output.Add("] 0 d\n"u8);
    }

    private void Channels(Color color, ReadOnlySpan<byte> op) => Paths.Add(_output, op, color.Red / 255.0, color.Green / 255.0, color.Blue / 255.0);

    private void Paint(Color? fill, Stroke? stroke)
    {
        if (fill is { } color)
            Fill(color);
        if (stroke is not null)
            Pen(stroke);
    }

    private void PaintOperator(Color? fill, Stroke? stroke) =>
        _output.Add((fill, stroke) switch { (not null, not null) => "B\n"u8, (not null, null) => "f\n"u8, _ => "S\n"u8 });
}
