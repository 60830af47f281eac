using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Composing;

/// <content>Pictures, drawings and the table of contents.</content>
public sealed partial class Flow
{
    private const double CaptionGap = 4;

    private int? _contentsAt;
    private int _contentsDepth;

    /// <summary>Adds a picture; it is made smaller when the page has less room.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="alternative">What it shows, in words.</param>
    /// <param name="width">Width in points; 0.75 point a pixel when null.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="ArgumentException">The words are blank.</exception>
    public Flow Picture(Picture picture, string alternative, double? width = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentException.ThrowIfNullOrWhiteSpace(alternative);
        var wide = width ?? picture.Width * 0.75;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wide, nameof(width));
        var natural = new Size(wide, wide * picture.Height / picture.Width);
        return Figure(new PictureBox(picture, natural), alternative);
    }

    /// <summary>Adds a drawing of lines, shapes and text.</summary>
    /// <param name="size">Size of the canvas; not wider than the text.</param>
    /// <param name="alternative">What it shows, in words.</param>
    /// <param name="draw">Draws it.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="ArgumentException">The words are blank.</exception>
    public Flow Drawing(Size size, string alternative, Action<DrawingBuilder> draw)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alternative);
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Width, nameof(size));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Height, nameof(size));
        var drawing = new DrawingBuilder();
        draw(drawing);
        return Figure(new Drawing(size, drawing.Build()), alternative);
    }

    /// <summary>Adds a small line below a figure, table or text: close to it, and never on the next page alone.</summary>
    /// <param name="text">The caption.</param>
    /// <returns>This flow.</returns>
    public Flow Caption(string text)
    {
        if (_items.Count > 0)
            _items[^1] = _items[^1] with { Content = new KeepWithNext(_items[^1].Content), After = Math.Min(_items[^1].After, CaptionGap) };
        return Add(new Tagged(new Tag(TagRole.Caption), TextBlock(inner => inner.Text(text), Theme.Caption, new())), CaptionGap, Theme.BlockGap);
    }

    /// <summary>Adds the headings of the whole document with their pages. Only directly in the body, and once.</summary>
    /// <param name="depth">Deepest level listed, 1 to 6.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="InvalidOperationException">There already is a table of contents.</exception>
    public Flow Contents(int depth = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, 6);
        if (_contentsAt is not null)
            throw new InvalidOperationException("the document already has a table of contents");
        (_contentsAt, _contentsDepth) = (_items.Count, depth);
        return this;
    }

    /// <summary>The blocks with the table of contents, now that all headings are known.</summary>
    internal Column BuildBody()
    {
        if (_contentsAt is not { } at)
            return Build();
        var contents = new Tagged(new Tag(TagRole.Contents), new Column([.. _headings.Entries.Where(entry => entry.Level <= _contentsDepth).Select(ContentsLine)]));
        var items = new List<ColumnItem>(_items);
        items.Insert(at, new(contents, Theme.ParagraphGap, Theme.BlockGap));
        return new([.. items]);
    }

    private ColumnItem ContentsLine(HeadingEntry entry)
    {
        var style = Theme.TableBody with { Bold = entry.Level == 1, Size = 9.25 };
        var title = TextBlock(text => text.LinkTo(entry.Anchor, inner => inner.Styled(s => s with { Color = style.Color }, t => t.Text(entry.Title))), style, new());
        var leader = new Padding(new(4, style.LineHeightPoints * 0.68, 4, 0), new Rule(new(0.5, Theme.Muted, 1.5)));
        var page = TextBlock(text => text.PageOf(entry.Anchor), style, new());
        var row = new Row([new(Tables.Track.Auto, title), new(Tables.Track.Relative(1), leader), new(Tables.Track.Auto, page)]);
        var line = new Tagged(new Tag(TagRole.ContentsItem), new Tagged(new Tag(TagRole.Reference), new Padding(new(14 * (entry.Level - 1), 0, 0, 0), row)));
        return new(line, entry.Level == 1 ? 6 : 2, 0);
    }

    private Flow Figure(Element content, string alternative) =>
        Add(new Tagged(new Tag(TagRole.Figure) { Alternative = alternative }, content), Theme.BlockGap, Theme.BlockGap);
}
