using System.Globalization;
using Timeline.Pdf.Elements;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Composing;

/// <summary>Composes the items of a list. Not safe to share between threads.</summary>
public sealed class ListBuilder
{
    private readonly Flow _flow;
    private const double MarkerGap = 6;
    private readonly List<Entry> _items = [];
    private int? _number;

    internal ListBuilder(Flow flow, int? start)
    {
        _flow = flow;
        _number = start;
    }

    /// <summary>Adds an item of one paragraph.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>This builder.</returns>
    public ListBuilder Item(string text) => Item(flow => flow.Paragraph(text));

    /// <summary>Adds an item of blocks, which may be lists.</summary>
    /// <param name="compose">Adds the blocks.</param>
    /// <returns>This builder.</returns>
    public ListBuilder Item(Action<Flow> compose) => Add(NextMarker(), compose);

    /// <summary>Adds an item with a box that is ticked or not.</summary>
    /// <param name="done">Whether the box is ticked.</param>
    /// <param name="compose">Adds the blocks.</param>
    /// <returns>This builder.</returns>
    public ListBuilder Task(bool done, Action<Flow> compose)
    {
        _ = NextMarker();
        return Add(done ? "\u2611" : "\u2610", compose);
    }

    private TextStyle MarkerStyle => _flow.Text with { Bold = false, Italic = false, Underline = false };

    internal Tagged Build()
    {
        // Items of several paragraphs need more air between them than items of a line.
        var theme = _flow.Theme;
        var gap = _items.Exists(item => item.IsLong) ? theme.ParagraphGap : theme.ItemGap;
        var indent = Math.Max(theme.ListIndent, MarkerGap + _items.Select(item => DrawingBuilder.Measure(item.Marker, MarkerStyle)).DefaultIfEmpty(0).Max());
        return new(new Tag(TagRole.List) { IsNumbered = _number is not null }, new Column([.. _items.Select(item => new ColumnItem(Element(item, indent), gap, gap))]));
    }

    private Tagged Element(Entry item, double indent)
    {
        var label = new Paragraph([new TextInline(item.Marker, MarkerStyle)], MarkerStyle, new() { Alignment = TextAlignment.Right });
        return new(new Tag(TagRole.ListItem), new Row(
        [
            new(Track.Fixed(indent), new Padding(new(0, 0, MarkerGap, 0), new Tagged(new Tag(TagRole.Label), label))),
            new(Track.Relative(1), new Tagged(new Tag(TagRole.ListBody), item.Body)),
        ]));
    }

    private string NextMarker()
    {
        if (_number is not { } number)
            return "\u2022";
        _number = number == int.MaxValue ? number : number + 1;
        return number.ToString(CultureInfo.InvariantCulture) + ".";
    }

    private ListBuilder Add(string marker, Action<Flow> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        var inner = _flow.Nested(gap: _flow.Theme.ItemGap);
        compose(inner);
        var body = inner.Build();
        _items.Add(new(marker, body, body.Items.Count(item => item.Content is not Tagged { Tag.Role: TagRole.List }) > 1));
        return this;
    }

    private sealed record Entry(string Marker, Column Body, bool IsLong);
}
