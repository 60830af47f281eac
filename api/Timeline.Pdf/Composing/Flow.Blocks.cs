using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tables;

namespace Timeline.Pdf.Composing;

/// <content>Blocks that contain other blocks.</content>
public sealed partial class Flow
{
    /// <summary>Adds a list with bullets.</summary>
    /// <param name="compose">Adds its items.</param>
    /// <returns>This flow.</returns>
    public Flow Bullets(Action<ListBuilder> compose) => List(new ListBuilder(this, start: null), compose);

    /// <summary>Adds a numbered list.</summary>
    /// <param name="compose">Adds its items.</param>
    /// <param name="start">Number of the first item.</param>
    /// <returns>This flow.</returns>
    public Flow Numbered(Action<ListBuilder> compose, int start = 1) => List(new ListBuilder(this, start), compose);

    /// <summary>Adds a table. Its header is repeated on every page it reaches.</summary>
    /// <param name="compose">Says columns, header and rows.</param>
    /// <param name="style">Rules and space; the theme's when null.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="InvalidOperationException">A row has more or fewer cells than there are columns.</exception>
    public Flow Table(Action<TableBuilder> compose, TableStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(compose);
        var table = new TableBuilder(this, style ?? Theme.Table);
        compose(table);
        return Add(table.Build(), Theme.BlockGap, Theme.BlockGap);
    }

    /// <summary>Adds a two-column table of labels and values.</summary>
    /// <param name="compose">Adds its rows.</param>
    /// <returns>This flow.</returns>
    public Flow KeyValues(Action<KeyValueBuilder> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        return Table(
            table =>
            {
                table.Column(Track.Auto).Column(Track.Relative(1));
                compose(new(table, Theme));
            },
            Theme.Table with { CellPadding = new(0, 4, 14, 4), OuterRule = Theme.Table.RowRule });
    }

    /// <summary>Adds blocks side by side.</summary>
    /// <param name="compose">Adds the cells.</param>
    /// <param name="gap">Clear space between neighbours.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The gap is negative.</exception>
    public Flow Row(Action<RowBuilder> compose, double gap = 12)
    {
        ArgumentNullException.ThrowIfNull(compose);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        var row = new RowBuilder(this);
        compose(row);
        return Add(new Row(row.Build(), gap), _gap, _gap);
    }

    /// <summary>Adds a painted box.</summary>
    /// <param name="style">Fill, border, padding.</param>
    /// <param name="compose">Adds what stands inside.</param>
    /// <returns>This flow.</returns>
    public Flow Box(BoxStyle style, Action<Flow> compose)
    {
        ArgumentNullException.ThrowIfNull(style);
        Element box = new Painted(style.Paint, style.Accent, new Padding(style.Padding, Compose(compose)));
        return Add(style.KeepTogether ? new KeepTogether(box) : box, Theme.BlockGap, Theme.BlockGap);
    }

    /// <summary>Adds a box that stands out, with a title.</summary>
    /// <param name="tone">What it means.</param>
    /// <param name="title">A few words; no title when blank.</param>
    /// <param name="compose">Adds the text.</param>
    /// <returns>This flow.</returns>
    public Flow Callout(Tone tone, string title, Action<Flow> compose)
    {
        ArgumentNullException.ThrowIfNull(title);
        var (strong, soft) = Tones.Colors(tone);
        var style = new BoxStyle { Paint = new(soft), Accent = new(3, strong), Padding = new(15, 9, 13, 10), KeepTogether = true };
        return Box(style, inner =>
        {
            if (title.Length > 0)
                inner.Add(new KeepWithNext(new Tagged(new Tag(TagRole.Paragraph), TextBlock(t => t.Text(title), Theme.Caption with { Bold = true, Size = 8.75, Color = strong }, new()))), 0, 2);
            compose(inner);
        });
    }

    /// <summary>Adds a quotation: indented, with a thin bar.</summary>
    /// <param name="compose">Adds the text.</param>
    /// <returns>This flow.</returns>
    public Flow Quote(Action<Flow> compose)
    {
        var content = Compose(compose, Text with { Color = Theme.Muted });
        var box = new Painted(new(), new(2, Theme.Hairline), new Padding(new(13, 1, 0, 1), content));
        return Add(new Tagged(new Tag(TagRole.Quote), box), Theme.BlockGap * 0.75, Theme.BlockGap * 0.75);
    }

    /// <summary>Adds code as written: spaces kept, long lines wrapped.</summary>
    /// <param name="code">Any text.</param>
    /// <returns>This flow.</returns>
    public Flow CodeBlock(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var text = TextBlock(t => t.Text(code), Theme.Code, new() { Preformatted = true });
        var tagged = new Tagged(new Tag(TagRole.Paragraph), new Tagged(new Tag(TagRole.Code), text));
        return Add(new Painted(new(Theme.Panel, Radius: 3), null, new Padding(Insets.Symmetric(10, 8), tagged)), Theme.BlockGap, Theme.BlockGap);
    }

    /// <summary>Adds blocks that move to the next page together, as long as a page can hold them.</summary>
    /// <param name="compose">Adds the blocks.</param>
    /// <returns>This flow.</returns>
    public Flow KeepTogether(Action<Flow> compose) => AddGroup(compose, inner => new KeepTogether(inner));

    /// <summary>Adds blocks as a section of the structure, for readers that do not see the page.</summary>
    /// <param name="compose">Adds the blocks, with a heading first.</param>
    /// <returns>This flow.</returns>
    public Flow Section(Action<Flow> compose) => AddGroup(compose, inner => new Tagged(new Tag(TagRole.Section), inner));

    /// <summary>Adds blocks in another language than the document's, so that they are read aloud as they should.</summary>
    /// <param name="language">Its BCP 47 tag, such as <c>de</c>.</param>
    /// <param name="compose">Adds the blocks.</param>
    /// <returns>This flow.</returns>
    /// <exception cref="ArgumentException">The tag is blank.</exception>
    public Flow Language(string language, Action<Flow> compose)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(language);
        return AddGroup(compose, inner => new Tagged(new Tag(TagRole.Division) { Language = language }, inner));
    }

    /// <summary>Adds clear space around blocks.</summary>
    /// <param name="insets">The space at each edge.</param>
    /// <param name="compose">Adds the blocks.</param>
    /// <returns>This flow.</returns>
    public Flow Padded(Insets insets, Action<Flow> compose) => AddGroup(compose, inner => new Padding(insets, inner));

    // The outermost space of the first and last block is the group's own, so that it still joins with its neighbours'.
    private Flow AddGroup(Action<Flow> compose, Func<Column, Element> wrap)
    {
        var inner = Compose(compose);
        if (inner.Items.IsEmpty)
            return this;
        return Add(wrap(inner), inner.Items[0].Before, inner.Items[^1].After);
    }

    private Flow List(ListBuilder list, Action<ListBuilder> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        compose(list);
        return Add(list.Build(), 0, _gap);
    }
}
