using System.Collections.Immutable;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Composing;

/// <summary>Composes blocks one below the other. All lengths are points (1/72 inch). Not safe to share between threads.</summary>
public sealed partial class Flow
{
    private readonly List<ColumnItem> _items = [];
    private readonly HeadingList _headings;
    private readonly double _gap;

    internal Flow(Theme theme, TextStyle text, HeadingList headings, double? gap = null)
    {
        Theme = theme;
        Text = text;
        _headings = headings;
        _gap = gap ?? theme.ParagraphGap;
    }

    /// <summary>Gets the styles used by default.</summary>
    public Theme Theme { get; }

    /// <summary>Gets the style of running text here; smaller in tables, for instance.</summary>
    public TextStyle Text { get; }

    /// <summary>Adds a paragraph in the style of running text.</summary>
    /// <param name="text">Any text; a line feed breaks the line.</param>
    /// <returns>This flow.</returns>
    public Flow Paragraph(string text) => Paragraph(inner => inner.Text(text));

    /// <summary>Adds a paragraph.</summary>
    /// <param name="compose">Adds its text.</param>
    /// <param name="style">Style of characters; running text when null.</param>
    /// <param name="lines">How lines stand; the theme's when null.</param>
    /// <returns>This flow.</returns>
    public Flow Paragraph(Action<TextBuilder> compose, TextStyle? style = null, ParagraphStyle? lines = null) =>
        Add(new Tagged(new Tag(TagRole.Paragraph), TextBlock(compose, style ?? Text, lines ?? Theme.BodyLines)), 0, _gap);

    /// <summary>Adds the document's title in the theme's title style.</summary>
    /// <param name="text">The title.</param>
    /// <returns>This flow.</returns>
    public Flow Title(string text) => Add(
        new KeepWithNext(new Tagged(new Tag(TagRole.Paragraph), TextBlock(inner => inner.Text(text), Theme.Title, new()))), 0, 8);

    /// <summary>Adds a heading with its bookmark. It never stands last on a page.</summary>
    /// <param name="level">1 to 6, 1 the highest.</param>
    /// <param name="text">The heading.</param>
    /// <param name="anchor">Name that links may use; none when null.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1 to 6.</exception>
    public Flow Heading(int level, string text, string? anchor = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Heading(level, inner => inner.Text(text), text, anchor);
    }

    /// <summary>Adds a heading composed of styled text, with its bookmark. It never stands last on a page.</summary>
    /// <param name="level">1 to 6, 1 the highest.</param>
    /// <param name="compose">Adds the text.</param>
    /// <param name="bookmark">The plain text for outline and contents.</param>
    /// <param name="anchor">Name that links may use; none when null.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1 to 6.</exception>
    public Flow Heading(int level, Action<TextBuilder> compose, string bookmark, string? anchor = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 6);
        ArgumentNullException.ThrowIfNull(bookmark);
        var style = Theme.HeadingStyle(level);
        var own = _headings.Add(level, bookmark);
        var marks = ImmutableArray.Create<FrameItem>(new BookmarkItem(bookmark, level), new AnchorItem(own));
        if (anchor is not null)
            marks = marks.Add(new AnchorItem(anchor));
        var text = TextBlock(compose, style.Text, new());
        return Add(new KeepWithNext(new Marked(marks, new Tagged(new Tag(TagRole.Heading1 + (level - 1)), text))), style.Before, style.After);
    }

    /// <summary>Names this place for links.</summary>
    /// <param name="name">Name of the anchor.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public Flow Anchor(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(new KeepWithNext(new Marked([new AnchorItem(name)], new Spacer(0))), 0, 0);
    }

    /// <summary>Adds clear space; it is cut at the bottom of a page.</summary>
    /// <param name="height">Height in points.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The height is negative.</exception>
    public Flow Space(double height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        return Add(new Spacer(height), 0, 0);
    }

    /// <summary>Adds a line across the width.</summary>
    /// <param name="stroke">How it is drawn; a hairline when null.</param>
    /// <returns>This flow.</returns>
    public Flow Rule(Stroke? stroke = null) => Add(new Rule(stroke ?? new(0.6, Theme.Hairline)), Theme.BlockGap, Theme.BlockGap);

    /// <summary>Ends the page.</summary>
    /// <returns>This flow.</returns>
    public Flow PageBreak() => Add(new PageBreak(), 0, 0);

    internal Flow Add(Element element, double before, double after)
    {
        _items.Add(new(element, before, after));
        return this;
    }

    internal Flow Nested(TextStyle? text = null, double? gap = null) => new(Theme, text ?? Text, _headings, gap ?? _gap);

    internal Column Build() => new([.. _items]);

    private Column Compose(Action<Flow> compose, TextStyle? text = null)
    {
        ArgumentNullException.ThrowIfNull(compose);
        var inner = Nested(text);
        compose(inner);
        return inner.Build();
    }

    private Paragraph TextBlock(Action<TextBuilder> compose, TextStyle style, ParagraphStyle lines)
    {
        ArgumentNullException.ThrowIfNull(compose);
        if (!(style.Size > 0) || !(style.LineHeight > 0))
            throw new ArgumentException($"text size {style.Size} and line height {style.LineHeight} must be more than zero", nameof(style));
        var text = new TextBuilder(Theme, style);
        compose(text);
        var inlines = text.Build();
        _headings.Han.Note(inlines);
        return new(inlines, style, lines, _headings.Han);
    }
}
