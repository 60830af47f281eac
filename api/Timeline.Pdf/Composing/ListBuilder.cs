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
    private readonly List<(Element Element, bool IsLong)> _items = [];
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

    internal Tagged Build()
    {
        // Items of several blocks need more air between them than items of a line.
        var gap = _items.Exists(item => item.IsLong) ? _flow.Theme.ParagraphGap : _flow.Theme.ItemGap;
        return new(new Tag(TagRole.List), new Column([.. _items.Select(item => new ColumnItem(item.Element, gap, gap))]));
    }

    private string NextMarker()
    {
        if (_number is not { } number)
            return "\u2022";
        _number = number + 1;
        return number.ToString(CultureInfo.InvariantCulture) + ".";
    }

    private ListBuilder Add(string marker, Action<Flow> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        var inner = _flow.Nested();
        compose(inner);
        var body = inner.Build();
        var style = _flow.Text with { Bold = false, Italic = false, Underline = false };
        var label = new Paragraph([new TextInline(marker, style)], style, new() { Alignment = TextAlignment.Right });
        var row = new Row(
        [
            new(Track.Fixed(_flow.Theme.ListIndent), new Padding(new(0, 0, 6, 0), new Tagged(new Tag(TagRole.Label), label))),
            new(Track.Relative(1), new Tagged(new Tag(TagRole.ListBody), body)),
        ]);
        _items.Add((new Tagged(new Tag(TagRole.ListItem), row), body.Items.Count(item => item.Content is not Tagged { Tag.Role: TagRole.List }) > 1));
        return this;
    }
}
